package fy.inventory.monitor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From where a fold begins. */
public enum Origin {
    /** From the first event. */
    ZERO,
    /** From the snapshots, then the events after them. */
    SNAPSHOTS;

    /** As it is written in addresses and jobs: {@code zero} or {@code snapshots}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Origin> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(origin -> origin.code().equals(code))
                .findFirst();
    }
}
