package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fy.clients.RateLimitTime;
import fy.clients.SmallLimits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of {@code routes.txt}, which lists all there are, is sent more than a limit allows. */
@QuarkusTest
@TestProfile(SmallLimits.OfEveryRoute.class)
class RouteLimitsTest {

    @Inject
    RouteRequests requests;

    @Inject
    Written written;

    @Inject
    RateLimitTime time;

    @TestHTTPResource
    URI server;

    static List<Expectation> routes() {
        return Expectation.all();
    }

    /** Logging in is limited by address alone: nobody is known yet. */
    static List<Expectation> routesOfClients() {
        return Expectation.all().stream()
                .filter(it -> !it.roles().contains("login"))
                .toList();
    }

    @BeforeEach
    void a_minute_has_passed() {
        time.pass(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_address_that_asks_too_often_waits_before_anybody_is_identified(Expectation route) throws Exception {
        var request = requests.anonymous(server, route, "");
        var address = requests.newAddress();

        Refused.allowed(request, () -> address, route.name());
        Refused.next(request, address, route.name());
    }

    @ParameterizedTest
    @MethodSource("routesOfClients")
    void a_client_that_asks_too_often_waits_at_every_address_and_nothing_is_done(Expectation route) throws Exception {
        var request = requests.signedIn(server, route, "");

        Refused.allowed(request, requests::newAddress, route.name());
        var before = written.now();
        Refused.next(request, requests.newAddress(), route.name());
        assertThat(written.now()).as(route.name()).isEqualTo(before);
    }
}
