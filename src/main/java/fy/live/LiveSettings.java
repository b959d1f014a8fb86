package fy.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams to open pages behave. */
@ConfigMapping(prefix = "fy.live")
public interface LiveSettings {

    /** A stream that has said nothing for so long says that it is there. */
    @WithDefault("15s")
    Duration heartbeat();

    /**
     * A stream of somebody signed in ends after this and is asked for again, which checks who asks. More than 55 seconds
     * count as 55.
     */
    @WithDefault("50s")
    Duration signedInLifetime();

    /** A public stream ends after this and is asked for again. */
    @WithDefault("15m")
    Duration publicLifetime();

    /** Signals of one kind come no faster than this on one stream. */
    @WithDefault("500ms")
    Duration signalGap();

    /** How long a page waits before it asks for an ended stream again. */
    @WithDefault("1s")
    Duration reconnect();

    /** Most streams of one client at once. */
    @WithDefault("20")
    int perClient();

    /** Most streams of one address at once that nobody is signed in to. */
    @WithDefault("200")
    int perAddress();

    /** Most SKUs one stream may name. */
    @WithDefault("100")
    int skus();
}
