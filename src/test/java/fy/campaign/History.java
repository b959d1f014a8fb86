package fy.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import proof.checker.Operation;
import proof.checker.Operation.Outcome;

/** Every request that was sent and what came back, in the order of the answers. */
final class History {

    private record Sent(Request request, Operation operation, long nanos) {}

    private final List<Sent> all = new ArrayList<>();

    synchronized void add(Request request, Operation operation, long nanos) {
        all.add(new Sent(request, operation, nanos));
    }

    synchronized List<Operation> operations() {
        return all.stream().map(Sent::operation).collect(Collectors.toCollection(ArrayList::new));
    }

    synchronized int size() {
        return all.size();
    }

    /** How many of them came back how, from the {@code from}th on. */
    synchronized Map<Outcome, Long> outcomes(int from) {
        return all.stream()
                .skip(from)
                .collect(Collectors.groupingBy(sent -> sent.operation().outcome(), Collectors.counting()));
    }

    /** The longest that anybody waited for an answer, from the {@code from}th on. */
    synchronized long slowestMillis(int from) {
        return all.stream().skip(from).mapToLong(Sent::nanos).max().orElse(0) / 1_000_000;
    }

    /** What clients cannot tell the outcome of, or were told to send again, from the {@code from}th on. */
    synchronized List<String> unclear(int from) {
        return all.stream()
                .skip(from)
                .filter(sent -> sent.operation().outcome() == Outcome.UNKNOWN)
                .limit(10)
                .map(sent -> sent.request().kind() + " " + sent.request().key() + ": "
                        + sent.operation().answer())
                .toList();
    }

    /** The requests of which nobody knows what came of them: neither they nor another with their id got a clear answer. */
    synchronized List<Request> unknown() {
        var open = new LinkedHashSet<Request>();
        var settled = new HashSet<String>();
        for (var sent : all) {
            if (!sent.request().key().isEmpty() && sent.operation().outcome() == Outcome.UNKNOWN) {
                open.add(sent.request());
            }
        }
        for (var sent : all) {
            switch (sent.operation().outcome()) {
                case OK, REFUSED -> settled.add(sent.request().id());
                case FAILED, REUSED -> open.remove(sent.request());
                case UNKNOWN -> {}
            }
        }
        open.removeIf(request -> settled.contains(request.id()));
        return List.copyOf(open);
    }
}
