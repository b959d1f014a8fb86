package proof.checker;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of many words stand in a text, found in one pass over it. */
final class Words {

    /** By how many characters a word is looked up. */
    private static final int START = 4;

    private final Map<Long, List<String>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet();
    private final List<String> shorter = new ArrayList<>();

    Words(Collection<String> words) {
        for (var word : words) {
            if (word.length() < START) {
                shorter.add(word);
            } else {
                long start = 0;
                for (int i = 0; i < START; i++) {
                    start = start << Character.SIZE | word.charAt(i);
                }
                byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(word);
                starts.set(hash(start));
            }
        }
    }

    /** Those that {@code text} contains. */
    Set<String> in(String text) {
        var found = new LinkedHashSet<String>();
        long window = 0;
        for (int i = 0; i < text.length(); i++) {
            window = window << Character.SIZE | text.charAt(i);
            if (starts.get(hash(window))) {
                int from = i + 1 - START;
                byStart.getOrDefault(window, List.of()).stream()
                        .filter(word -> text.startsWith(word, from))
                        .forEach(found::add);
            }
        }
        shorter.stream().filter(text::contains).forEach(found::add);
        return found;
    }

    private static int hash(long start) {
        return (int) (start * 0x9E37_79B9_7F4A_7C15L >>> 48);
    }
}
