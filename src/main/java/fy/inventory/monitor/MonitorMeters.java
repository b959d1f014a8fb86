package fy.inventory.monitor;

import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the projection keeps up, in numbers. */
@ApplicationScoped
class MonitorMeters {

    private final Timer batches;
    private final Counter events;
    private volatile Duration behind = Duration.ZERO;

    MonitorMeters(MeterRegistry registry) {
        batches = Timer.builder("fy.projection.batch")
                .description("applying one polled batch, until it is committed")
                .register(registry);
        events = Counter.builder("fy.projection.applied")
                .baseUnit("events")
                .description("records of the event store that were taken, those known before among them")
                .register(registry);
    }

    /** Who only publishes looks, too: a monitor that is not there cannot say so. */
    void start(@Observes StartupEvent event, FySettings fy, MeterRegistry registry) {
        if (fy.roles().contains(Role.MONITOR) || fy.roles().contains(Role.RELAY)) {
            Gauge.builder("fy.projection.behind", () -> behind.toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .description(
                            "age of the oldest published movement that is not in the live figures; looked at twice a minute")
                    .register(registry);
        }
    }

    void applied(int records, long nanos) {
        batches.record(nanos, TimeUnit.NANOSECONDS);
        events.increment(records);
    }

    void behind(Duration age) {
        behind = age;
    }
}
