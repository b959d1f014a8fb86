package fy.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many pages are open, for those who run the marketplace. */
@ApplicationScoped
@Startup
class LiveMeters {

    @Inject
    LiveMeters(LiveHub hub, MeterRegistry registry) {
        Gauge.builder("fy.live.streams", hub::openStreams)
                .description("streams to open pages")
                .register(registry);
    }
}
