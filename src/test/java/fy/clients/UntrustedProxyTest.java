package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The trusted proxy is another than the one that is there. */
@QuarkusTest
@TestProfile(UntrustedProxyTest.AnotherProxy.class)
class UntrustedProxyTest {

    public static class AnotherProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fy.limits.factor", "1",
                    "fy.limits.login.per-address", "2",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "192.0.2.1");
        }
    }

    @Test
    void all_clients_of_a_proxy_that_is_not_trusted_are_one_address_and_the_log_says_why() {
        try (var log = new LogOf(ForwardedHeaderCheck.class)) {
            assertThat(login("203.0.113.1")).isEqualTo(302);
            assertThat(login("203.0.113.2")).isEqualTo(302);
            assertThat(login("203.0.113.3")).isEqualTo(429);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1", "quarkus.http.proxy.trusted-proxies");
        }
    }

    private static int login(String from) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", from)
                .get("/login/dev")
                .statusCode();
    }
}
