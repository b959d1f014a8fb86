package fy.web;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A request that two HTTP parsers in a row might read differently, with another request behind it on the same connection,
 * and what has to become of both.
 *
 * @param name what is odd about it; of a PLAIN one, why it does no harm
 * @param direct what becomes of it where it reaches the application as it is
 * @param proxied what becomes of it behind the proxy
 * @param bytes makes the request of the host's name, one character a byte
 */
public record RequestCase(String name, Outcome direct, Outcome proxied, UnaryOperator<String> bytes) {

    /** How the answer to the request behind is recognised. */
    public static final String ANSWER_BEHIND = "<title>Catalogue";

    static final String END = "0\r\n\r\n";

    /** What has to become of a case. */
    public enum Outcome {
        /** At most one answer, 4xx or 505; the connection ends; the request behind is not looked at. */
        REFUSED,
        /** The request behind is the body of the first: one answer, and none to the request behind. */
        BODY,
        /** There is one way to read it, so the request behind is a request: two answers. */
        PLAIN
    }

    RequestCase(String name, Outcome outcome, UnaryOperator<String> bytes) {
        this(name, outcome, outcome, bytes);
    }

    /** The same where the proxy understands it, in the one way there is, and passes it on in the usual form. */
    RequestCase rewrittenByProxy() {
        return new RequestCase(name, direct, Outcome.PLAIN, bytes);
    }

    /** The same where the proxy reads no further. */
    RequestCase lastOfItsConnection() {
        return new RequestCase(name, direct, Outcome.REFUSED, bytes);
    }

    @Override
    public String toString() {
        return name;
    }

    /** All of them. */
    public static Stream<RequestCase> all() {
        return Stream.of(AmbiguousBodies.all(), AmbiguousHeads.all()).flatMap(List::stream);
    }

    static RequestCase plain(String name, UnaryOperator<String> request) {
        return new RequestCase(name, Outcome.PLAIN, host -> request.apply(host) + behind(host));
    }

    static RequestCase refused(String name, UnaryOperator<String> request) {
        return new RequestCase(name, Outcome.REFUSED, host -> request.apply(host) + behind(host));
    }

    static UnaryOperator<String> chunked(String body) {
        return post("Transfer-Encoding: chunked\r\n", body);
    }

    static UnaryOperator<String> get(String lines) {
        return host -> "GET /account HTTP/1.1\r\nHost: " + host + "\r\n" + lines + "\r\n";
    }

    static UnaryOperator<String> post(String lines, String body) {
        return host -> "POST /api/orders HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n" + lines
                + "\r\n" + body;
    }

    static String start(String method, String target, String host) {
        return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    static String behind(String host) {
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }
}
