package fy.inventory.updater;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are gathered and how long they may wait. */
@ConfigMapping(prefix = "fy.updater")
interface UpdaterSettings {

    /** Most requests of one batch, which is one transaction. */
    @WithDefault("128")
    int batch();

    /** Most requests waiting; past it the answer is "try again". */
    @WithDefault("2048")
    int queue();

    /** How long a request waits for its decision at the most. */
    @WithDefault("2s")
    Duration patience();

    /** How long a SKU whose row another session holds is set apart. */
    @WithDefault("1s")
    Duration setApart();
}
