package fy.web;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one form, keeps what was typed and what is wrong with it, so that the page can be shown again.
 * A reader answers with a harmless value (empty, 0) where it has noted an error: look at {@link #hasErrors()} before use.
 */
public final class Form {

    private static final int MAX_BYTES_PER_CHARACTER = 16;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}([.,][0-9]{1,2})?");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF&&[^\\n]]");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    /** One line of text, trimmed, without control and direction characters. */
    public String line(String field, @Nullable String given, int min, int max) {
        return sized(field, clean(field, given).replaceAll("\\s+", " ").strip(), min, max);
    }

    /** Text of several lines. */
    public String text(String field, @Nullable String given, int min, int max) {
        return sized(field, clean(field, given).strip(), min, max);
    }

    /** A whole number within bounds. */
    public long whole(String field, @Nullable String given, long min, long max) {
        var text = clean(field, given).strip();
        if (text.isEmpty()) {
            return reject(field, "Enter a whole number.", 0L);
        }
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            return reject(field, String.format(Locale.ENGLISH, "Enter a whole number from %,d to %,d.", min, max), 0L);
        }
        return Long.parseLong(text);
    }

    /** An amount such as {@code 12.50}, in cents. */
    public long cents(String field, @Nullable String given, long max) {
        var text = clean(field, given).strip();
        if (!AMOUNT.matcher(text).matches()) {
            return reject(field, "Enter an amount such as 12.50.", 0L);
        }
        long cents = new java.math.BigDecimal(text.replace(',', '.'))
                .movePointRight(2)
                .longValueExact();
        return cents <= max ? cents : reject(field, "This amount is too large.", 0L);
    }

    /** An e-mail address of one mailbox. */
    public String email(String field, @Nullable String given) {
        var text = clean(field, given).strip();
        return text.length() <= 254 && EMAIL.matcher(text).matches()
                ? text
                : reject(field, "Enter an e-mail address such as name@example.org.", "");
    }

    /** Notes that a field's value will not do; an empty field name stands for the whole form. */
    public void reject(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Keeps a value to show again, where no reader above has seen it. */
    public Form keep(String field, @Nullable String value) {
        values.put(field, value == null ? "" : value);
        return this;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** What was typed; empty when nothing was. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The first thing wrong with a field; null when it is fine. */
    public @Nullable String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    /** For doors without a page to show again: 422 with every field at fault. */
    public void orThrow() {
        if (hasErrors()) {
            throw ProblemException.invalid(errors);
        }
    }

    private <T> T reject(String field, String message, T harmless) {
        reject(field, message);
        return harmless;
    }

    private String clean(String field, @Nullable String given) {
        var text = given == null ? "" : given;
        keep(field, text);
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        return INVISIBLE
                .matcher(Normalizer.normalize(lines, Normalizer.Form.NFC))
                .replaceAll("");
    }

    private String sized(String field, String text, int min, int max) {
        int length = text.length() > max * MAX_BYTES_PER_CHARACTER ? Integer.MAX_VALUE : characters(text);
        if (length < min) {
            return reject(field, length == 0 ? "Fill this in." : "Enter at least " + min + " characters.", "");
        }
        return length <= max ? text : reject(field, "Enter at most " + max + " characters.", "");
    }

    /** As people count them: a letter with its accents is one. A heap of accents counts for more. */
    private static int characters(String text) {
        var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int count = 0;
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            count += Math.max(1, (end - start) / MAX_BYTES_PER_CHARACTER);
        }
        return count;
    }
}
