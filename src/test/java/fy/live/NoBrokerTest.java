package fy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBrokerTest.NowhereToBeFound.class)
class NoBrokerTest {

    @TestHTTPResource("/")
    URI root;

    @Inject
    Worlds worlds;

    /** Not even the broker's name is known, as when its machine is gone. */
    public static class NowhereToBeFound implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fy.roles", "web", "kafka.bootstrap.servers", "broker.invalid:9092");
        }
    }

    @Test
    void theWebRoleStartsAndPagesAreToldWhatIsKnown() throws Exception {
        var sku = worlds.newSku(worlds.atelierAmelie());
        RestAssured.get("/q/health/ready").then().statusCode(200);
        try (var page = OpenPage.at(root.resolve("/live/stock?sku=" + sku))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> page.everything().contains("availability-out"));
            assertThat(page.hasEnded()).isFalse();
        }
    }
}
