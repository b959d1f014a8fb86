package fy.inventory.updater;

import java.sql.SQLException;

/** What a failed transaction means. States: PostgreSQL's appendix A, "Error Codes". */
enum Failure {
    /** A lock was not had in time. */
    LOCKED,
    /** Somebody else decided one of them first, or the database asks to go round. */
    CONFLICT,
    /** The database is away, slow or full, or it is not known whether the commit happened. */
    UNAVAILABLE,
    /** One of the requests cannot be written. */
    DATA;

    static Failure of(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return UNAVAILABLE;
        }
        return switch (state) {
            case "55P03" -> LOCKED;
            case "23505", "40001", "40P01" -> CONFLICT;
            default -> state.startsWith("22") || state.startsWith("23") ? DATA : UNAVAILABLE;
        };
    }
}
