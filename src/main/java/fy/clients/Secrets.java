package fy.clients;

import fy.shared.FySettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random tokens, their hashes, and keys for one purpose each, all derived from the one secret of the environment. */
@ApplicationScoped
@Startup
class Secrets {

    private static final int MIN_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    @Inject
    Secrets(FySettings fy) {
        this.secret = fy.secret()
                .filter(it -> it.length() >= MIN_LENGTH)
                .orElseThrow(() -> new IllegalStateException(
                        "fy.secret (FY_SECRET) must be set: at least 32 characters, the same on every replica"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** 64 hexadecimal digits, the same on every replica. */
    String keyFor(String purpose) {
        return HexFormat.of().formatHex(seal(secret, purpose));
    }

    /** A keyed digest of a text, URL-safe. */
    String seal(String purpose, String text) {
        return encoded(seal(seal(secret, purpose), text));
    }

    /** 256 random bits, URL-safe: 43 characters. */
    static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    /** What is stored of a token. The tokens are random and long, so that a plain digest is enough. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] seal(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
