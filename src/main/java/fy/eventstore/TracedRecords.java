package fy.eventstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fy.traces.Step;
import fy.traces.Traces;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The steps of those acts that a batch of records belongs to, as their headers say; closed together. */
public final class TracedRecords implements AutoCloseable {

    private static final String HEADER = "traceparent";

    private final List<Step> steps;

    private TracedRecords(List<Step> steps) {
        this.steps = steps;
    }

    /** Reading a batch is a step of each act in it. */
    public static TracedRecords read(Traces traces, String name, Iterable<ConsumerRecord<byte[], byte[]>> batch) {
        var steps = new ArrayList<Step>();
        if (traces.on()) {
            batch.forEach(message -> add(
                    steps,
                    traces.next(name + " " + message.topic(), Traces.Kind.CONSUMER, traceparent(message.headers()))));
        }
        return new TracedRecords(steps);
    }

    /** Publishing a run is a step of each act in it, and what its readers begin from. */
    static TracedRecords publish(Traces traces, List<OutboxRow> run) {
        var steps = new ArrayList<Step>();
        if (traces.on()) {
            for (var row : run) {
                var headers = row.message().headers();
                var step = traces.next("publish " + row.message().topic(), Traces.Kind.PRODUCER, traceparent(headers));
                if (add(steps, step)) {
                    mark(headers, step.traceparent());
                }
            }
        }
        return new TracedRecords(steps);
    }

    /** Says in a record's headers which act it belongs to, where that is known. */
    static void mark(Headers headers, @Nullable String traceparent) {
        if (traceparent != null) {
            headers.remove(HEADER).add(HEADER, traceparent.getBytes(US_ASCII));
        }
    }

    private static @Nullable String traceparent(Headers headers) {
        var header = headers.lastHeader(HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }

    private static boolean add(List<Step> steps, Step step) {
        return step != Step.NONE && steps.add(step);
    }

    @Override
    public void close() {
        steps.forEach(Step::close);
    }
}
