package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No proxy is announced to the application here. */
@QuarkusTest
class ForwardedHeaderCheckTest {

    @Inject
    RateLimitTime time;

    @BeforeEach
    void a_minute_has_passed() {
        time.pass(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    void an_address_that_is_named_and_not_believed_is_warned_of_once_a_minute(String header) {
        try (var log = new LogOf(ForwardedHeaderCheck.class)) {
            given().header(header, "for=192.0.2.1").get("/");
            given().header(header, "for=192.0.2.2").get("/");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN ")
                    .contains(
                            "127.0.0.1",
                            "quarkus.http.proxy.proxy-address-forwarding",
                            "quarkus.http.proxy.trusted-proxies");

            time.pass(Duration.ofMinutes(1));
            given().header(header, "for=192.0.2.3").get("/");
            assertThat(log.lines()).hasSize(2);
        }
    }

    @Test
    void a_request_that_names_no_other_address_is_not_warned_of() {
        try (var log = new LogOf(ForwardedHeaderCheck.class)) {
            given().get("/");
            given().header("X-Forwarded-For", "127.0.0.1").get("/");
            assertThat(log.lines()).isEmpty();
        }
    }
}
