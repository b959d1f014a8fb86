package fy.orders;

import java.util.Locale;

/** How far a return has come. */
public enum ReturnStatus {
    REQUESTED,
    APPROVED,
    DECLINED,
    RECEIVED;

    /** For people and programs. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
