package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fy.Worlds;
import fy.fleet.SigningKey;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of every kind, all signed with the provider's own key: only access tokens for the API open it. */
@QuarkusTest
@TestProfile(AccessTokensTest.WithProvider.class)
class AccessTokensTest {

    private static final String INVENTORY = "/api/inventory/events";
    private static final SigningKey KEY = new SigningKey();

    public static class WithProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fy.login.elsewhere.auth-server-url", "http://127.0.0.1:" + freePort(),
                    "fy.login.elsewhere.client-id", "fy-login",
                    "fy.login.elsewhere.client-secret", "a-secret-of-the-login-0123456789abcdef",
                    "fy.login.elsewhere.audience", "fy-api");
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @ConfigProperty(name = "fy.login.elsewhere.auth-server-url")
    URI issuer;

    private final AtomicInteger introspections = new AtomicInteger();
    private HttpServer provider;
    private String subject;

    @BeforeEach
    void a_provider_that_knows_an_owner() throws IOException {
        var owner = worlds.newCustomer();
        subject = owner.name();
        jdbc.update("update clients set provider = 'elsewhere' where fy_id = ?", owner.fyId());
        worlds.member(worlds.atelierAmelie(), owner, "owner");

        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), issuer.getPort()), 0);
        provider.createContext(
                "/.well-known/openid-configuration",
                request -> answer(
                        request,
                        Map.of(
                                "issuer", issuer.toString(),
                                "authorization_endpoint", issuer + "/authorize",
                                "token_endpoint", issuer + "/token",
                                "introspection_endpoint", issuer + "/introspect",
                                "jwks_uri", issuer + "/keys")));
        provider.createContext("/keys", request -> answer(request, KEY.published()));
        provider.createContext("/introspect", request -> {
            introspections.incrementAndGet();
            answer(request, Map.of("active", true, "sub", subject, "username", subject));
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    /**
     * {@code header} and {@code claims} are written as {@code name=value}, with a space between two; {@code -name} takes away
     * what a good token has, and {@code a,b} is a list.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            an access token with its header                 | typ=at+jwt             | -scope                                 | 200
            the same with its whole media type              | typ=application/at+jwt | -scope                                 | 200
            the same in other letters                       | typ=AT+JWT             | -scope                                 | 200
            the same that repeats the login's nonce         | typ=at+jwt             | -scope nonce=n                         | 200
            an access token with a scope                    | typ=JWT                | -                                      | 200
            the same without a type                         | -typ                   | -                                      | 200
            the same as Keycloak writes it                  | typ=JWT                | typ=Bearer azp=fy-login sid=s          | 200
            the same as Cognito writes it                   | typ=JWT                | token_use=access                       | 200
            the same for several audiences                  | typ=JWT                | aud=account,fy-api                     | 200
            the same that another client asked for          | typ=JWT                | azp=an-erp client_id=an-erp            | 200
            an ID token                                     | typ=JWT                | -scope aud=fy-login                    | 401
            an ID token for the API                         | typ=JWT                | -scope                                 | 401
            an ID token for both                            | typ=JWT                | -scope aud=fy-login,fy-api             | 401
            an ID token of another client                   | typ=JWT                | -scope azp=an-erp                      | 401
            an ID token with a nonce                        | typ=JWT                | nonce=n                                | 401
            an ID token with the hash of an access token    | typ=JWT                | at_hash=h                              | 401
            an ID token with the hash of a code             | typ=JWT                | c_hash=h                               | 401
            an ID token with the hash of a state            | typ=JWT                | s_hash=h                               | 401
            an ID token as Keycloak writes it               | typ=JWT                | typ=ID                                 | 401
            an ID token as Cognito writes it                | typ=JWT                | token_use=id                           | 401
            an ID token in the header of an access token    | typ=at+jwt             | typ=ID                                 | 401
            a refresh token                                 | typ=JWT                | typ=Refresh                            | 401
            an offline token                                | typ=JWT                | typ=Offline                            | 401
            a refresh token with a header of its own        | typ=rt+jwt             | -                                      | 401
            a logout token                                  | typ=logout+jwt         | events=e -scope                        | 401
            a logout token without its header               | typ=JWT                | events=e typ=Logout                    | 401
            a logout token in an access token's header      | typ=at+jwt             | events=e                               | 401
            a security event                                | typ=secevent+jwt       | events=e                               | 401
            a request object                                | typ=oauth-authz-req+jwt | -                                     | 401
            a proof of possession                           | typ=dpop+jwt           | -                                      | 401
            a user's data, signed                           | typ=JWT                | -scope -exp                            | 401
            one that never expires                          | typ=at+jwt             | -exp                                   | 401
            one that has expired                            | typ=at+jwt             | exp=1700000000                         | 401
            one that is not yet good                        | typ=at+jwt             | nbf=4000000000                         | 401
            one that does not say since when                | typ=at+jwt             | -iat                                   | 401
            one for nobody                                  | typ=at+jwt             | -aud                                   | 401
            one for the login                               | typ=at+jwt             | aud=fy-login                           | 401
            one for another                                 | typ=at+jwt             | aud=an-erp azp=fy-login                | 401
            one for others                                  | typ=at+jwt             | aud=account,fy-api-2                   | 401
            one for an audience in other letters            | typ=at+jwt             | aud=FY-API                             | 401
            one of nobody                                   | typ=at+jwt             | -sub                                   | 401
            one of another issuer                           | typ=at+jwt             | iss=https://elsewhere.example          | 401
            one of no issuer                                | typ=at+jwt             | -iss                                   | 401
            """)
    void only_an_access_token_for_the_api_opens_it(String kind, String header, String claims, int status) {
        var token = KEY.signed(changed(Map.of("typ", "JWT"), header), changed(good(), claims));
        worlds.api(token).get(INVENTORY).then().statusCode(status);
        assertThat(introspections).hasValue(0);
    }

    @Test
    void what_the_providers_key_did_not_sign_opens_nothing_and_the_provider_is_not_asked() {
        var strangers = new SigningKey().signed(Map.of("typ", "at+jwt"), good());
        var unsigned = part(Map.of("alg", "none", "typ", "at+jwt")) + "." + part(good()) + ".";
        var unknownKey = part(Map.of("alg", "RS256", "kid", "unknown", "typ", "at+jwt")) + "." + part(good()) + ".AAAA";
        var symmetric = part(Map.of("alg", "HS512", "kid", "unknown", "typ", "JWT")) + "." + part(good()) + ".AAAA";
        for (var token : List.of(strangers, unsigned, unknownKey, symmetric)) {
            worlds.api(token).get(INVENTORY).then().statusCode(401);
        }
        assertThat(introspections).hasValue(0);
    }

    private Map<String, Object> good() {
        long now = Instant.now().getEpochSecond();
        return Map.of(
                "iss",
                issuer.toString(),
                "aud",
                "fy-api",
                "sub",
                subject,
                "scope",
                "openid inventory",
                "iat",
                now,
                "exp",
                now + 300);
    }

    private static Map<String, Object> changed(Map<String, Object> given, String changes) {
        var changed = new HashMap<>(given);
        for (var change : changes == null ? new String[0] : changes.split(" ")) {
            if (change.startsWith("-")) {
                changed.remove(change.substring(1));
            } else {
                var pair = change.split("=", 2);
                changed.put(pair[0], value(pair[1]));
            }
        }
        return changed;
    }

    private static Object value(String text) {
        if (text.contains(",")) {
            return List.of(text.split(","));
        }
        return text.matches("[0-9]+") ? Long.valueOf(text) : text;
    }

    private static String part(Map<String, Object> json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SigningKey.json(json));
    }

    private static void answer(HttpExchange request, Map<String, Object> body) throws IOException {
        try (request) {
            var bytes = SigningKey.json(body);
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(200, bytes.length);
            request.getResponseBody().write(bytes);
        }
    }
}
