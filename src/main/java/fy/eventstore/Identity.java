package fy.eventstore;

import fy.shared.FyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an act: who asks, under which key, and a hash of what is asked.
 *
 * @param client whose key it is; keys of different clients never meet
 * @param key 1 to 300 printable characters, chosen by the client (a form's hidden id, an Idempotency-Key after its brand)
 * @param contentHash SHA-256 of the content, hexadecimal: the same key with another hash is refused
 */
public record Identity(FyId client, String key, String contentHash) {

    /**
     * The identity of an act by its key and its content.
     *
     * @param content everything that makes the act what it is, in a fixed order
     */
    public static Identity of(FyId client, String key, @Nullable Object... content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (@Nullable Object part : content) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return new Identity(client, key, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
