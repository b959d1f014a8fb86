package fy.routes;

import fy.Person;
import fy.Worlds;
import fy.clients.RateLimitTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Requests to routes as {@code routes.txt} describes them. What they need beforehand is made without meeting a limit. */
@ApplicationScoped
class RouteRequests {

    private static final String BOUNDARY = "a-boundary-between-parts";

    private final AtomicInteger addresses = new AtomicInteger();

    @Inject
    Worlds worlds;

    @Inject
    RouteIds ids;

    @Inject
    RateLimitTime time;

    /** Who sends a request: a session or a key, or neither. */
    private record Sender(@Nullable Person person, @Nullable String key) {}

    /** An address nobody has sent from before. */
    String newAddress() {
        int number = addresses.incrementAndGet();
        return "198.18." + number / 250 + "." + (number % 250 + 1);
    }

    /** Of somebody without session or key, for things that do not exist. */
    HttpRequest.Builder anonymous(URI address, Expectation expected, String query) {
        return time.unlimited(() -> request(address, expected, new Sender(null, null), Whose.MISSING, query));
    }

    /** Of somebody who gets in, for things of their own; where the table forbids that, of a customer, for what is missing. */
    HttpRequest.Builder signedIn(URI address, Expectation expected, String query) {
        return time.unlimited(() -> expected.denyOnly()
                ? request(address, expected, customer(), Whose.MISSING, query)
                : request(address, expected, admitted(expected), Whose.OWN, query));
    }

    private Sender admitted(Expectation expected) {
        if (expected.lets(Persona.CUSTOMER)) {
            return expected.kinds().isEmpty() ? customer() : clara();
        }
        if (expected.lets(Persona.STAFF)) {
            return new Sender(
                    worlds.atelierAmelie().staff(), worlds.atelierAmelie().key());
        }
        return expected.lets(Persona.OWNER)
                ? new Sender(
                        worlds.atelierAmelie().owner(), worlds.atelierAmelie().key())
                : new Sender(worlds.operator(), "fy_dev_operator");
    }

    private Sender customer() {
        var person = worlds.newCustomer();
        return new Sender(person, "fy_key_of_" + person.name());
    }

    private Sender clara() {
        return new Sender(worlds.clara(), "fy_dev_customer");
    }

    private HttpRequest.Builder request(URI address, Expectation expected, Sender sender, Whose whose, String query) {
        var path = expected.path()
                .replace("{provider}", "dev")
                .replace("{brand}", worlds.atelierAmelie().slug());
        var json = expected.body();
        for (var parameter : expected.kinds().entrySet()) {
            var id = ids.id(parameter.getValue(), whose);
            path = path.replace("{" + parameter.getKey() + "}", id);
            json = json.replace("{" + parameter.getKey() + "}", id);
        }
        var request = HttpRequest.newBuilder(address.resolve(path + query)).timeout(Duration.ofSeconds(20));
        if (path.startsWith("/api/")) {
            return api(request, expected, sender, json);
        }
        return page(request, expected, sender);
    }

    private static HttpRequest.Builder api(
            HttpRequest.Builder request, Expectation expected, Sender sender, String json) {
        if (sender.key != null) {
            request.header("Authorization", "Bearer " + sender.key);
        }
        return expected.method().equals("GET")
                ? request
                : request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(expected.method(), BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder page(HttpRequest.Builder request, Expectation expected, Sender sender) {
        if (sender.person != null) {
            request.header("Cookie", "fy_session=" + worlds.loginAs(sender.person));
        }
        if (expected.method().equals("GET")) {
            return request;
        }
        var token = sender.person == null || expected.denyOnly() ? "" : worlds.csrf(sender.person);
        var act = UUID.randomUUID().toString();
        boolean multipart = Route.all().get(expected.name()).multipart();
        return multipart
                ? request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .method(
                                expected.method(),
                                BodyPublishers.ofString(
                                        part("csrf-token", token) + part("act", act) + "--" + BOUNDARY + "--\r\n"))
                : request.header("Content-Type", "application/x-www-form-urlencoded")
                        .method(
                                expected.method(),
                                BodyPublishers.ofString("csrf-token=" + token + "&act=" + act + expected.fields()));
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
