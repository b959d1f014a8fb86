package fy.eventstore;

import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the readers of the topics are behind, in numbers. Whoever needs the broker anyhow says so, for the readers of
 * other processes too; unknown (NaN) while the broker does not answer.
 */
@ApplicationScoped
class ReaderMeters {

    private final ReaderLag lag;
    private final FySettings fy;
    private volatile Map<String, Long> behind = Map.of();

    @Inject
    ReaderMeters(ReaderLag lag, FySettings fy) {
        this.lag = lag;
        this.fy = fy;
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        if (needsBroker()) {
            for (var reader : ReaderLag.GROUPS) {
                Gauge.builder("fy.reader.behind", () -> behind(reader))
                        .tag("reader", reader)
                        .baseUnit("events")
                        .description("events that are published and not read")
                        .register(meters);
            }
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (needsBroker()) {
            behind = lag.now()
                    .map(lags -> lags.stream().collect(Collectors.toMap(ReaderLag.Lag::reader, ReaderLag.Lag::behind)))
                    .orElse(Map.of());
        }
    }

    private double behind(String reader) {
        var events = behind.get(reader);
        return events == null ? Double.NaN : events.doubleValue();
    }

    private boolean needsBroker() {
        return !fy.roles().equals(Set.of(Role.WEB));
    }
}
