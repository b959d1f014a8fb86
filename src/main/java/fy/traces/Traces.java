package fy.traces;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Follows acts from the form through decision, outbox, Kafka, projection and mail. Where no collector is set, nothing is
 * followed and nothing of OpenTelemetry is loaded. What a step begins from is handed on as the text of a W3C
 * {@code traceparent}: along a request beside the id that log lines carry, from there with its decision.
 */
@Singleton
public class Traces {

    /** Under which log lines name the act they belong to. */
    private static final String CURRENT = "traceparent";

    private final Map<UUID, String> decided = new ConcurrentHashMap<>();
    private final @Nullable Collector collector;

    @Inject
    Traces(TraceSettings settings) {
        collector = settings.endpoint()
                .map(endpoint -> Collector.at(endpoint, settings.share()))
                .orElse(null);
    }

    private Traces() {
        collector = null;
    }

    /** Follows nothing. */
    public static Traces none() {
        return new Traces();
    }

    /** What a step is on the way from one process to another. */
    public enum Kind {
        SERVER,
        INTERNAL,
        PRODUCER,
        CONSUMER,
        CLIENT
    }

    /** Whether anything is followed: ask before doing work for it. */
    public boolean on() {
        return collector != null;
    }

    /** The first step of an act. */
    public Step begin(String name, Kind kind) {
        return collector == null ? Step.NONE : collector.begin(name, kind, null);
    }

    /** The next step; of what is not followed, no step. */
    public Step next(String name, Kind kind, @Nullable String traceparent) {
        return collector == null || traceparent == null ? Step.NONE : collector.begin(name, kind, traceparent);
    }

    /** What is done on this thread for this request from now on belongs to the step. */
    public void current(Step step) {
        var traceparent = step.traceparent();
        if (traceparent != null) {
            MDC.put(CURRENT, traceparent);
        }
    }

    /** Where the next step of what this thread is doing begins; null where it is not followed. */
    public @Nullable String current() {
        return collector == null ? null : (String) MDC.get(CURRENT);
    }

    /** Does it as a step of its own that the events of this decision begin from, whoever writes them down. */
    public <T> T deciding(UUID decisionId, String kind, Supplier<T> work) {
        try (var step = next("decide " + kind, Kind.INTERNAL, current())) {
            var traceparent = step.traceparent();
            if (traceparent != null) {
                decided.put(decisionId, traceparent);
            }
            return work.get();
        } finally {
            decided.remove(decisionId);
        }
    }

    /** What the events of a decision begin from: its own step, else what this thread is doing. */
    public @Nullable String of(UUID decisionId) {
        var traceparent = decided.get(decisionId);
        return traceparent == null ? current() : traceparent;
    }

    void stop(@Observes ShutdownEvent event) {
        if (collector != null) {
            collector.close();
        }
    }
}
