package fy.campaign;

import fy.CsrfTokens;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import proof.checker.Operation.Answer;
import proof.checker.Operation.Kind;

/** Asks for an operator's jobs as the runbooks do, and waits until they are done. */
final class Operator {

    private static final Pattern JOB = Pattern.compile("\"state\":\"(done|failed)\"");
    private static final UUID NOBODY = new UUID(0, 0);

    private final Http door;

    Operator(Http door) {
        this.door = door;
    }

    void republish() {
        done("/api/operator/republications", "");
    }

    /** @param from {@code zero} or {@code snapshots} */
    void rebuild(String from) {
        done("/api/operator/rebuilds?from=" + from, "");
    }

    /** What the job says at its end. */
    String verify() {
        return done("/api/operator/verifications", "");
    }

    void resend(String sku, long fromSeq) {
        done("/api/operator/resends", "{\"SKU\":\"" + sku + "\",\"fromSeq\":" + fromSeq + "}");
    }

    /** One line of JSON for each event, and a last one. */
    String beyondLedger() {
        return door.send(Request.read("/api/operator/beyond-ledger", Bazaar.OPERATOR_KEY, NOBODY, Optional.empty()))
                .body();
    }

    String page(String path) {
        return door.send(Request.page(path, Bazaar.OPERATOR_SESSION, NOBODY, Optional.empty()))
                .body();
    }

    /** Presses the button of a form that the page {@code from} shows. */
    Answer press(String from, String action) {
        var form = "csrf-token=" + CsrfTokens.in(page(from));
        return door.send(Request.form(action, Bazaar.OPERATOR_SESSION, NOBODY, Optional.empty(), form));
    }

    private String done(String path, String body) {
        var asked = new Request(
                Kind.CHANGE,
                "POST",
                path,
                Bazaar.OPERATOR_KEY,
                NOBODY,
                Optional.empty(),
                "job-" + UUID.randomUUID(),
                body,
                Map.of(),
                0);
        var job = door.location(asked);
        return Awaitility.await(job)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> finished(door.send(Request.read(job, Bazaar.OPERATOR_KEY, NOBODY, Optional.empty()))
                                .body()),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> finished(String job) {
        var state = JOB.matcher(job);
        if (!state.find()) {
            return Optional.empty();
        }
        if (state.group(1).equals("failed")) {
            throw new IllegalStateException(job);
        }
        return Optional.of(job);
    }
}
