package fy.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Answers like Google (discovery, ID token, user info), Facebook (no discovery, an ID token that says little, Graph) and X
 * (neither; user info without an e-mail), all on one local port. Who logs in, and what is wrong with the token, is said by the test.
 */
final class StandIn implements AutoCloseable {

    static final String CLIENT_ID = "fy-at-the-provider";
    private static final String SECRET = "the-secret-fy-has-with-the-provider-0123456789";

    /** What is wrong with an ID token. */
    enum Forgery {
        NONE,
        SIGNED_BY_ANOTHER_KEY,
        FOR_ANOTHER_LOGIN,
        FOR_ANOTHER_CLIENT,
        BY_ANOTHER_ISSUER,
        EXPIRED,
        GRAPH_TELLS_OF_ANOTHER
    }

    /** A person who said yes: what the code stands for until it is exchanged, once. */
    private record Consent(String subject, String email, String nonce, String challenge, Forgery forgery) {}

    private final HttpServer server;
    private final SigningKey key = new SigningKey();
    private final SigningKey strangersKey = new SigningKey();
    private final Map<String, Consent> consents = new ConcurrentHashMap<>();
    private final Map<String, Consent> tokens = new ConcurrentHashMap<>();

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/google/.well-known/openid-configuration", request -> answer(request, googleSays()));
        server.createContext("/google/userinfo", request -> answer(request, userInfo(request)));
        server.createContext("/facebook/me", request -> answer(request, graph(request)));
        server.createContext("/x/2/users/me", request -> answer(request, xUserInfo(request)));
        for (var provider : new String[] {"google", "facebook", "x"}) {
            server.createContext("/" + provider + "/jwks", request -> answer(request, key.published()));
            server.createContext("/" + provider + "/token", request -> answer(request, token(provider, request)));
        }
        server.start();
    }

    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        for (var provider : new String[] {"google", "facebook", "x"}) {
            settings.put("fy.login." + provider + ".client-id", CLIENT_ID);
            settings.put("fy.login." + provider + ".client-secret", SECRET);
        }
        settings.put("fy.login.google.auth-server-url", at("/google"));
        settings.put("fy.login.facebook.authorization-path", at("/facebook/dialog"));
        settings.put("fy.login.facebook.token-path", at("/facebook/token"));
        settings.put("fy.login.facebook.jwks-path", at("/facebook/jwks"));
        settings.put("fy.login.facebook.user-info-path", at("/facebook/me?fields=id,name,email"));
        settings.put("fy.login.x.authorization-path", at("/x/authorize"));
        settings.put("fy.login.x.token-path", at("/x/token"));
        settings.put("fy.login.x.user-info-path", at("/x/2/users/me"));
        return settings;
    }

    /**
     * Somebody agrees to be known to Fy.
     *
     * @param asked the query that the browser was sent here with
     * @return the code that the browser takes back
     */
    String agree(Map<String, String> asked, String subject, String email, Forgery forgery) {
        var code = UUID.randomUUID().toString();
        consents.put(
                code,
                new Consent(subject, email, asked.getOrDefault("nonce", ""), asked.get("code_challenge"), forgery));
        return code;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> googleSays() {
        return Map.of(
                "issuer", at("/google"),
                "authorization_endpoint", at("/google/authorize"),
                "token_endpoint", at("/google/token"),
                "userinfo_endpoint", at("/google/userinfo"),
                "jwks_uri", at("/google/jwks"));
    }

    private Map<String, Object> token(String provider, HttpExchange request) throws IOException {
        var form = query(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var consent = consents.remove(form.getOrDefault("code", ""));
        if (consent == null
                || !"authorization_code".equals(form.get("grant_type"))
                || !SigningKey.challenge(form.getOrDefault("code_verifier", "")).equals(consent.challenge())
                || !knowsTheSecret(request, form)) {
            return Map.of("error", "invalid_grant");
        }
        var accessToken = UUID.randomUUID().toString();
        tokens.put(accessToken, consent);
        var answer = new HashMap<String, Object>(
                Map.of("access_token", accessToken, "token_type", "bearer", "expires_in", 3600));
        if (!provider.equals("x")) {
            answer.put("id_token", idToken(provider, consent));
        }
        return answer;
    }

    private static boolean knowsTheSecret(HttpExchange request, Map<String, String> form) {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return basic.equals(request.getRequestHeaders().getFirst("Authorization"))
                || SECRET.equals(form.get("client_secret"));
    }

    private String idToken(String provider, Consent consent) {
        var forgery = consent.forgery();
        long now = Instant.now().getEpochSecond();
        long issued = forgery == Forgery.EXPIRED ? now - 7_200 : now;
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", forgery == Forgery.BY_ANOTHER_ISSUER ? "https://elsewhere.example" : issuer(provider));
        claims.put("aud", forgery == Forgery.FOR_ANOTHER_CLIENT ? "somebody-else" : CLIENT_ID);
        claims.put("sub", consent.subject());
        if (!provider.equals("facebook")) {
            claims.put("email", consent.email());
            claims.put("name", "Name of " + consent.subject());
        }
        claims.put("nonce", forgery == Forgery.FOR_ANOTHER_LOGIN ? "another" : consent.nonce());
        claims.put("iat", issued);
        claims.put("exp", issued + 3_600);
        return (forgery == Forgery.SIGNED_BY_ANOTHER_KEY ? strangersKey : key).signed(claims);
    }

    private String issuer(String provider) {
        return provider.equals("google") ? at("/google") : "https://www.facebook.com";
    }

    private Map<String, Object> userInfo(HttpExchange request) {
        var consent = consent(request);
        return Map.of("sub", consent.subject(), "email", consent.email(), "name", "Name of " + consent.subject());
    }

    /** Says what it is asked for, and no e-mail where the person has none. */
    private Map<String, Object> graph(HttpExchange request) {
        var consent = consent(request);
        var person = consent.forgery() == Forgery.GRAPH_TELLS_OF_ANOTHER ? "another" : consent.subject();
        var known = new HashMap<String, Object>(Map.of("id", person, "name", "Name of " + person));
        if (consent.email() != null) {
            known.put("email", consent.email());
        }
        known.keySet()
                .retainAll(List.of(
                        query(request.getRequestURI().getQuery()).get("fields").split(",")));
        return known;
    }

    private Map<String, Object> xUserInfo(HttpExchange request) {
        var subject = consent(request).subject();
        return Map.of("data", Map.of("id", subject, "name", "Name of " + subject, "username", subject));
    }

    private Consent consent(HttpExchange request) {
        return tokens.get(request.getRequestHeaders().getFirst("Authorization").replaceFirst("(?i)^bearer ", ""));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange request, Map<String, Object> body) throws IOException {
        try (request) {
            var bytes = SigningKey.json(body);
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(body.containsKey("error") ? 400 : 200, bytes.length);
            request.getResponseBody().write(bytes);
        }
    }

    static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
