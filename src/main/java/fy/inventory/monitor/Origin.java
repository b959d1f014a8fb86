package fy.inventory.monitor;

/** From where a fold begins. */
public enum Origin {
    /** From the first event. */
    ZERO,
    /** From the snapshots, then the events after them. */
    SNAPSHOTS
}
