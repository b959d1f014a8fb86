package fy.campaign;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import proof.checker.Operation.Kind;

/** Asks for an operator's jobs and waits until they are done. */
final class Operator {

    private static final Pattern JOB = Pattern.compile("\"state\":\"(done|failed)\"");
    private static final UUID NOBODY = new UUID(0, 0);

    private final Http door;

    Operator(Http door) {
        this.door = door;
    }

    void republish() {
        var asked = new Request(
                Kind.CHANGE,
                "POST",
                "/api/operator/republications",
                Bazaar.OPERATOR_KEY,
                NOBODY,
                Optional.empty(),
                "republish-" + UUID.randomUUID(),
                "",
                Map.of(),
                0);
        var job = door.location(asked);
        Awaitility.await(job)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var state = JOB.matcher(door.send(Request.read(job, Bazaar.OPERATOR_KEY, NOBODY, Optional.empty()))
                            .body());
                    if (state.find() && state.group(1).equals("failed")) {
                        throw new IllegalStateException("the republication failed");
                    }
                    return state.reset().find();
                });
    }
}
