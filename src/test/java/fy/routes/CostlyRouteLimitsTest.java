package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fy.clients.Limited;
import fy.clients.RateLimitTime;
import fy.clients.SmallLimits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that cost more than others have smaller limits of their own, which their resource methods show. */
@QuarkusTest
@TestProfile(SmallLimits.OfSomeRoutes.class)
class CostlyRouteLimitsTest {

    private static final Set<String> ORDINARY = Set.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON);

    private static final Map<String, Expectation> BY_NAME =
            Expectation.all().stream().collect(Collectors.toMap(Expectation::name, Function.identity()));

    @Inject
    RouteRequests requests;

    @Inject
    RateLimitTime time;

    @TestHTTPResource
    URI server;

    /** @param query to send, so that the limit holds */
    private record Case(Route route, String query, String why) {}

    @BeforeEach
    void a_minute_has_passed() {
        time.pass(Duration.ofMinutes(1));
    }

    @Test
    void whatever_answers_other_than_pages_and_json_names_a_limit() {
        assertThat(Route.all().values())
                .filteredOn(route -> route.method().equals("GET")
                        && Arrays.stream(produced(route.resource())).noneMatch(ORDINARY::contains))
                .hasSizeGreaterThan(8)
                .allSatisfy(route ->
                        assertThat(limited(route.resource())).as(route.name()).isNotNull());
    }

    @Test
    void a_client_waits_where_routes_name_a_limit_take_files_or_search() throws Exception {
        var routes = cases();
        assertThat(routes.stream().map(Case::why).distinct())
                .contains(
                        "picture",
                        "export",
                        "stream",
                        "restock",
                        "checkout",
                        "basket",
                        "invitation",
                        "upload",
                        "search");
        for (var each : routes) {
            var as = each.why + ": " + each.route.name();
            var request = requests.signedIn(server, expected(each.route), each.query);

            Refused.allowed(request, requests::newAddress, as);
            Refused.next(request, requests.newAddress(), as);
        }
    }

    @Test
    void an_address_waits_where_nobody_has_to_sign_in() throws Exception {
        var publicRoutes = cases().stream()
                .filter(it -> Set.of("picture", "stream", "search").contains(it.why))
                .filter(it -> expected(it.route).isPublic())
                .toList();
        assertThat(publicRoutes).extracting(Case::why).contains("picture", "stream", "search");
        for (var each : publicRoutes) {
            var request = requests.anonymous(server, expected(each.route), each.query);
            var address = requests.newAddress();

            Refused.allowed(request, () -> address, each.route.name());
            Refused.next(request, address, each.route.name());
        }
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var route : Route.all().values()) {
            var limited = limited(route.resource());
            if (limited != null) {
                cases.add(new Case(route, "", limited.value()));
            }
            if (route.multipart()) {
                cases.add(new Case(route, "", "upload"));
            }
            if (Arrays.stream(route.resource().getParameters()).anyMatch(CostlyRouteLimitsTest::isSearch)) {
                cases.add(new Case(route, "?q=print", "search"));
            }
        }
        return cases;
    }

    private static boolean isSearch(Parameter parameter) {
        var query = parameter.getAnnotation(QueryParam.class);
        var rest = parameter.getAnnotation(RestQuery.class);
        return query != null && query.value().equals("q")
                || rest != null && (rest.value().isEmpty() ? parameter.getName() : rest.value()).equals("q");
    }

    private static String[] produced(Method resource) {
        var own = resource.getAnnotation(Produces.class);
        var all = own == null ? resource.getDeclaringClass().getAnnotation(Produces.class) : own;
        return all == null ? new String[0] : all.value();
    }

    private static @Nullable Limited limited(Method resource) {
        var own = resource.getAnnotation(Limited.class);
        return own == null ? resource.getDeclaringClass().getAnnotation(Limited.class) : own;
    }

    private static Expectation expected(Route route) {
        return BY_NAME.get(route.name());
    }
}
