package fy.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider's key: signs its tokens, and is published for those who check them. */
public final class SigningKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "test";

    private final KeyPair pair;

    public SigningKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JWT. */
    public String signed(Map<String, Object> claims) {
        return signed(Map.of("typ", "JWT"), claims);
    }

    /** A JWT with this header besides algorithm and key. */
    public String signed(Map<String, Object> header, Map<String, Object> claims) {
        var whole = new HashMap<>(header);
        whole.put("alg", "RS256");
        whole.put("kid", ID);
        var text = encoded(json(whole)) + "." + encoded(json(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JSON Web Key Set. */
    public Map<String, Object> published() {
        var rsa = (RSAPublicKey) pair.getPublic();
        var modulus = encoded(unsigned(rsa.getModulus()));
        var exponent = encoded(unsigned(rsa.getPublicExponent()));
        return Map.of(
                "keys",
                List.of(Map.of("kty", "RSA", "alg", "RS256", "use", "sig", "kid", ID, "n", modulus, "e", exponent)));
    }

    /** What PKCE's verifier was announced as. */
    static String challenge(String verifier) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
