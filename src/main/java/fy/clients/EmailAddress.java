package fy.clients;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of a mail address: one line, one @, a host with a dot; nothing a mail header could trip over. */
public final class EmailAddress {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");
    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    public static boolean isValid(@Nullable String text) {
        return text != null
                && text.length() <= MAX_LENGTH
                && SHAPE.matcher(text).matches();
    }
}
