package fy.shared;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts that people type: what cannot be seen or would rearrange others is taken out before anything else. */
public final class Texts {

    private static final int MAX_MARKS = 6;

    private Texts() {}

    /** One line: NFC, trimmed, white space runs made single, without control and direction characters. */
    public static String line(@Nullable String raw) {
        return cleaned(raw == null ? "" : raw, false).replaceAll("\\s+", " ").strip();
    }

    /** Several lines: as {@link #line}, but line breaks stay (as \n), and inner spaces too. */
    public static String block(@Nullable String raw) {
        String unix = raw == null ? "" : raw.replace("\r\n", "\n").replace('\r', '\n');
        return cleaned(unix, true).strip();
    }

    /**
     * Whether a cleaned text is at most that long: in what people see as characters, in code points, and in marks
     * heaped on one character.
     */
    public static boolean fits(String text, int max) {
        return text.codePointCount(0, text.length()) <= max && !heaped(text);
    }

    private static boolean heaped(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; from = to, to = characters.next()) {
            long marks =
                    text.substring(from, to).codePoints().filter(Texts::isMark).count();
            if (marks > MAX_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String cleaned(String raw, boolean keepLines) {
        var kept = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (c == '\n' && keepLines) {
                kept.append('\n');
            } else if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                kept.append(' ');
            } else if (!isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** Format characters go, except the two joiners that scripts and emoji need. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
