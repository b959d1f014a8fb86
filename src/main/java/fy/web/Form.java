package fy.web;

import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one form, keeps what was typed and what is wrong with it, so that the page can be shown again.
 * A reader answers with a harmless value (empty, 0) where it has noted an error: look at {@link #hasErrors()} before use.
 */
public final class Form {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}([.,][0-9]{1,2})?");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> current = new LinkedHashMap<>();

    /** One line of text, trimmed, without control and direction characters. */
    public String line(String field, @Nullable String given, int min, int max) {
        return sized(field, Texts.line(kept(field, given)), min, max);
    }

    /** Text of several lines. */
    public String text(String field, @Nullable String given, int min, int max) {
        return sized(field, Texts.block(kept(field, given)), min, max);
    }

    /** A whole number within bounds. */
    public long whole(String field, @Nullable String given, long min, long max) {
        var text = Texts.line(kept(field, given));
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
        var text = Texts.line(kept(field, given));
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
        var text = Texts.line(kept(field, given));
        return text.length() <= 254 && EMAIL.matcher(text).matches()
                ? text
                : reject(field, "Enter an e-mail address such as name@example.org.", "");
    }

    /** Notes that a field's value will not do; an empty field name stands for the whole form. */
    public void reject(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Notes what a capability found wrong. */
    public void reject(InvalidInput input) {
        input.faults().forEach(fault -> reject(fault.field(), fault.message()));
    }

    /** Keeps a value to show again, where no reader above has seen it. */
    public Form keep(String field, @Nullable String value) {
        values.put(field, value == null ? "" : value);
        return this;
    }

    /**
     * Compares what was typed with what is there by now, where somebody else has changed it meanwhile.
     *
     * @param words for what is there, shown beside the field when the two differ
     */
    public void compare(String field, @Nullable Object typed, @Nullable Object now, String words) {
        if (!Objects.equals(typed, now)) {
            current.put(field, words);
        }
    }

    /** Whether anything is there by now that was not typed. */
    public boolean differs() {
        return !current.isEmpty();
    }

    /** What a field says by now; null where that is what was typed. */
    public @Nullable String now(String field) {
        return current.get(field);
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

    /** What was typed, or this where nothing was. */
    public String value(String field, Object otherwise) {
        var typed = value(field);
        return typed.isEmpty() ? String.valueOf(otherwise) : typed;
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

    private String kept(String field, @Nullable String given) {
        keep(field, given);
        return value(field);
    }

    private String sized(String field, String text, int min, int max) {
        if (!Texts.fits(text, max)) {
            return reject(field, "Enter at most " + max + " characters.", "");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            return reject(field, length == 0 ? "Fill this in." : "Enter at least " + min + " characters.", "");
        }
        return text;
    }
}
