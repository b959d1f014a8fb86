package fy.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what the database complains about, from SQLSTATE. */
final class DatabaseTrouble {

    /** Classes: connection lost, resources, operator intervention (time-outs too), rollback. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String BAD_CHARACTER = "22021";

    private DatabaseTrouble() {}

    /** The database is away or too busy; the same request may succeed later. */
    static boolean isPassing(Throwable e) {
        return any(e, sql -> sql instanceof SQLTransientException || isPassing(state(sql)) || isPoolEmpty(sql));
    }

    private static boolean isPassing(String state) {
        return state.equals(LOCK_TIMEOUT) || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }

    private static boolean isPoolEmpty(SQLException e) {
        return e.getMessage() != null && e.getMessage().startsWith("Acquisition timeout");
    }

    static boolean isUnreadableText(Throwable e) {
        return any(e, sql -> state(sql).equals(BAD_CHARACTER));
    }

    private static boolean any(Throwable e, Predicate<SQLException> test) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException sql && test.test(sql));
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
