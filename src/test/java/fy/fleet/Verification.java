package fy.fleet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.dev.PackagedApp;
import java.io.UncheckedIOException;
import java.net.URI;

/** The operator's jobs, asked for through the API and awaited. */
final class Verification {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Verification() {}

    /** Verifies once everything published has been folded; the job's answer. */
    static JsonNode run(PackagedApp replica) {
        return job(replica, "/api/operator/verifications");
    }

    /** Asks for a job and waits until it is done or failed. */
    static JsonNode job(PackagedApp replica, String path) {
        var asked = Shop.post(
                replica, path, Market.OPERATOR_KEY, java.util.UUID.randomUUID().toString(), "");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String job = URI.create(asked.location()).getPath();
        return await().atMost(120, SECONDS)
                .pollInterval(200, MILLISECONDS)
                .until(
                        () -> read(Shop.get(replica, job, Market.OPERATOR_KEY).body()),
                        answer -> answer.path("state").asText().matches("done|failed"));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
