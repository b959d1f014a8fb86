package fy.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The right side of a look-up by several keys. Few keys stand one by one, repeated up to 1, 2, 4, 8 or 16 of them: the
 * database then sees from the statement how many there are and plans it once. An array, whose length only each call
 * tells, is planned anew for each call, which costs more than looking the few up.
 *
 * @param sql such as {@code in (?, ?)}
 * @param arguments one per question mark
 */
public record AnyOf(String sql, List<Object> arguments) {

    private static final int FEW = 16;

    /**
     * A look-up by these.
     *
     * @param keys at least one, of a kind that {@link Jdbc} takes
     */
    public static AnyOf of(Collection<?> keys) {
        if (keys.size() > FEW) {
            return new AnyOf("= any (?)", List.of(keys));
        }
        var arguments = new ArrayList<Object>(keys);
        while (Integer.bitCount(arguments.size()) != 1) {
            arguments.add(arguments.getLast());
        }
        return new AnyOf("in (" + String.join(", ", Collections.nCopies(arguments.size(), "?")) + ")", arguments);
    }
}
