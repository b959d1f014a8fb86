package fy.eventstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How the relay publishes. */
@ConfigMapping(prefix = "fy.relay")
interface RelaySettings {

    /** How often the relay that leads looks whether all that Kafka holds by now stands in the ledgers. */
    @WithDefault("1m")
    String lookEvery();

    /** Most events of one run: sent, acknowledged and marked together. */
    @WithDefault("1000")
    int run();

    /**
     * Least time from the begin of one run to the begin of the next. What is committed meanwhile goes out together, so
     * that everybody downstream handles few large batches; the first event after a pause goes at once.
     */
    @WithDefault("20ms")
    Duration breath();

    /** The same under load: a run of so many events as this has milliseconds, or more, is followed by the next after this. */
    @WithDefault("100ms")
    Duration longestBreath();

    /** How often to look for what other processes committed. */
    @WithDefault("100ms")
    Duration poll();

    /** How long to wait before publishing is tried again after it failed or was refused. */
    @WithDefault("2s")
    Duration pause();

    /** How long a run waits for its acknowledgements before topics and broker are looked at again. */
    @WithDefault("60s")
    Duration patience();

    /** How long a stopping process waits for acknowledgements under way. */
    @WithDefault("8s")
    Duration drain();

    /** Copies of each topic on different brokers; the broker's own default where it is not set. */
    OptionalInt replication();
}
