package fy.inventory.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the monitor keeps its projection. */
@ConfigMapping(prefix = "fy.monitor")
interface MonitorSettings {

    /** How often the levels that changed are written to the snapshot topic. */
    @WithDefault("30s")
    Duration snapshotInterval();

    /** How often the books are verified, continuing where the last good verification ended. */
    @WithDefault("5m")
    Duration verifyInterval();

    /** How often the books are verified from the first event. */
    @WithDefault("24h")
    Duration verifyFromZeroInterval();
}
