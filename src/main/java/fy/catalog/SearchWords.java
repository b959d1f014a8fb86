package fy.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a search field.
 *
 * @param typed as it came, trimmed; empty for no search at all
 */
public record SearchWords(String typed) {

    /** Most characters of a search. */
    public static final int MAX_LENGTH = 100;

    private static final int MAX_WORDS = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** A search that finds everything. */
    public static final SearchWords NONE = new SearchWords("");

    public static SearchWords of(@Nullable String typed) {
        return typed == null ? NONE : new SearchWords(typed.strip());
    }

    public boolean isTooLong() {
        return typed.length() > MAX_LENGTH;
    }

    /** Something was typed, but not a single letter or digit. */
    boolean matchNothing() {
        return !typed.isEmpty() && prefixes().isEmpty();
    }

    /** Each word as a prefix of PostgreSQL's text search, for example {@code blu:*}; letters and digits only. */
    public List<String> prefixes() {
        var plain = MARKS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain)
                .results()
                .map(MatchResult::group)
                .limit(MAX_WORDS)
                .map(word -> word + ":*")
                .toList();
    }
}
