package fy.dev;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How dev mode and the tests start their own servers; elsewhere without meaning. */
@ConfigMapping(prefix = "fy")
public interface EmbeddedSettings {

    /** Folder in which dev mode keeps data and ports. */
    @WithDefault(".fy")
    String home();

    /** {@code kept}, or {@code fresh} to start over with an empty home. */
    @WithDefault("kept")
    Demo demo();

    /** Whether dev mode and tests start servers of their own. */
    @WithDefault("true")
    boolean embedded();

    /** What becomes of the data of an earlier start. */
    enum Demo {
        KEPT,
        FRESH
    }
}
