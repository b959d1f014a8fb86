package fy.clients;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form that was read into memory, as {@code application/x-www-form-urlencoded}. */
final class FormBody {

    private static final int MOST_FIELDS = 512;

    /** What HTTP clients write; browsers write none, which is UTF-8. */
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii", "iso-8859-1");

    private FormBody() {}

    /**
     * The first value of a field; null where there is none.
     *
     * @param type what the request says the form is; null where it says nothing
     * @throws BadRequestException the form is malformed
     * @throws ClientErrorException 413: it has more than {@value #MOST_FIELDS} fields
     * @throws NotSupportedException it is said to be written in an unusual character set
     */
    static @Nullable String field(String name, Buffer body, @Nullable MediaType type) {
        if (!isUsual(charset(type))) {
            throw new NotSupportedException();
        }
        var text = body.toString(StandardCharsets.UTF_8);
        if (text.chars().filter(character -> character == '&').count() >= MOST_FIELDS) {
            throw new ClientErrorException(413);
        }
        try {
            var fields = new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters();
            return fields.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        } catch (IllegalArgumentException malformed) {
            throw new BadRequestException(malformed);
        }
    }

    private static boolean isUsual(@Nullable String charset) {
        return charset == null || CHARSETS.contains(charset.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String charset(@Nullable MediaType type) {
        return type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    }
}
