package fy.catalog;

import fy.shared.Texts;
import org.jspecify.annotations.Nullable;

/** A person's search word inside an SQL pattern. */
public final class LikePattern {

    private LikePattern() {}

    /** The word with the pattern's own characters made literal. */
    public static String literal(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** A pattern that finds the words anywhere; everything where there are none. */
    public static String anywhere(@Nullable String words) {
        return "%" + literal(Texts.line(words)) + "%";
    }
}
