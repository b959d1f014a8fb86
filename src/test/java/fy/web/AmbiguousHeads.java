package fy.web;

import static fy.web.RequestCase.END;
import static fy.web.RequestCase.get;
import static fy.web.RequestCase.plain;
import static fy.web.RequestCase.post;
import static fy.web.RequestCase.refused;
import static fy.web.RequestCase.start;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Requests whose first line or headers are in question, and what they ask of the connection. */
final class AmbiguousHeads {

    private AmbiguousHeads() {}

    static List<RequestCase> all() {
        return Stream.of(hosts(), targets(), lines(), headers(), options())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RequestCase> hosts() {
        return List.of(
                hosted("two hosts", host -> "Host: " + host + "\r\nHost: evil.example\r\n"),
                hosted("two hosts, the other first", host -> "Host: evil.example\r\nHost: " + host + "\r\n"),
                hosted("the same host twice", host -> "Host: " + host + "\r\nHost: " + host + "\r\n")
                        .rewrittenByProxy(),
                hosted("no host", host -> ""),
                hosted("an empty host", host -> "Host: \r\n"),
                hosted("a list of hosts", host -> "Host: " + host + ", evil.example\r\n"),
                hosted("a list without spaces", host -> "Host: localhost,evil.example\r\n"),
                hosted("a user", host -> "Host: evil.example@" + host + "\r\n"),
                hosted("a path", host -> "Host: " + host + "/x\r\n"),
                hosted("a query", host -> "Host: " + host + "?x\r\n"),
                hosted("a space within", host -> "Host: " + host + " x\r\n"),
                hosted("on two lines", host -> "Host: " + host + "\r\n x\r\n"),
                hosted("a port that is none", host -> "Host: localhost:x\r\n"),
                hosted("two ports", host -> "Host: " + host + ":80\r\n"),
                hosted("a space before the colon", host -> "Host : " + host + "\r\n"),
                hosted("a header on the line of the host", host -> "Host: " + host + "\r\n X-A: b\r\n"));
    }

    private static List<RequestCase> targets() {
        return List.of(
                refused("another host in the target", host -> start("GET", "http://evil.example/account", host)),
                refused("another port in the target", host -> start("GET", "http://" + host + "1/account", host)),
                refused("a user in the target", host -> start("GET", "http://a@" + host + "/account", host)),
                refused("another scheme", host -> start("GET", "ftp://" + host + "/account", host)),
                refused("a host alone", host -> start("GET", "evil.example:80", host)),
                refused("a tunnel", host -> start("CONNECT", "evil.example:80", host)),
                refused("no slash", host -> start("GET", "account", host)),
                refused("a star", host -> start("GET", "*", host)),
                refused("a fragment", host -> start("GET", "/account#x", host)),
                plain("a NUL in the target, whose end is clear", host -> start("GET", "/account\0", host))
                        .lastOfItsConnection(),
                refused("a character beyond ASCII", host -> start("GET", "/account\u00e9", host)),
                refused("a space", host -> start("GET", "/account x", host)));
    }

    private static List<RequestCase> lines() {
        return List.of(
                refused("a NUL before the request", host -> "\0" + get("").apply(host)),
                refused("control bytes before the request", host -> "\u001f\u0001" + get("").apply(host)),
                refused("a tab before the request", host -> "\t" + get("").apply(host)),
                refused("the proxy protocol", host -> "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + get("").apply(host)),
                refused("no version", host -> "GET /account\r\n"),
                refused("a version of the future", host -> "GET /account HTTP/1.2\r\nHost: " + host + "\r\n\r\n"),
                refused("HTTP/2 in the clear", host -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                refused("more behind the version", host -> "GET /account HTTP/1.1x\r\nHost: " + host + "\r\n\r\n"),
                refused("a space behind the version", host -> "GET /account HTTP/1.1 \r\nHost: " + host + "\r\n\r\n"),
                refused("a control byte in the method", host -> start("G\u0001ET", "/account", host)),
                refused("a colon in the method", host -> start("GET:", "/account", host)),
                refused("line feeds alone", host -> "GET /account HTTP/1.1\nHost: " + host + "\n\n")
                        .rewrittenByProxy(),
                refused("one line feed alone", host -> "GET /account HTTP/1.1\r\nHost: " + host + "\nX-A: b\r\n\r\n")
                        .rewrittenByProxy(),
                refused("carriage returns alone", host -> "GET /account HTTP/1.1\rHost: " + host + "\r\r"),
                plain("an empty line before a request is left out", host -> "\r\n" + get("").apply(host)));
    }

    private static List<RequestCase> headers() {
        return List.of(
                refused(
                        "a coding behind a line feed",
                        post("X-A: b\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", END)),
                refused(
                        "a coding behind a carriage return",
                        post("X-A: b\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", END)),
                refused("a carriage return in a name", get("X\rA: b\r\n")),
                refused("a carriage return in a value", get("X-A: b\rc\r\n")),
                refused("a NUL in a value", get("X-A: b\0c\r\n")),
                refused("a NUL in a name", get("X-A\0: b\r\n")),
                refused("a control byte in a value", get("X-A: b\u0001c\r\n")),
                refused("a delete in a value", get("X-A: b\u007fc\r\n")),
                refused("no colon", get("X-A\r\n")),
                refused("no name", get(": b\r\n")),
                refused("a space in a name", get("X A: b\r\n")),
                refused("a character beyond ASCII in a name", get("X\u00e9: b\r\n")),
                refused("a space before the colon", get("X-A : b\r\n")),
                refused(
                        "a space before the first header",
                        host -> "GET /account HTTP/1.1\r\n X-A: b\r\nHost: " + host + "\r\n\r\n"),
                plain("a line that goes on is one value", get("X-A: b\r\n c\r\n")),
                plain("a coding on such a line is none", get("X-A: b\r\n Transfer-Encoding: chunked\r\n")));
    }

    private static List<RequestCase> options() {
        return List.of(
                plain("an expectation is not waited for", post("Expect: 100-continue\r\nContent-Length: 2\r\n", "{}")),
                plain(
                        "an unknown expectation changes nothing",
                        post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "{}")),
                plain("an expectation without a body", get("Expect: 100-continue\r\n")),
                plain(
                        "HTTP/2 in the clear is not spoken",
                        get(
                                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n")),
                plain(
                        "there is no web socket",
                        get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")),
                plain("a host that belongs to the connection", get("Connection: Host\r\n")),
                plain(
                        "a length that belongs to the connection",
                        post("Connection: Content-Length\r\nContent-Length: 2\r\n", "{}")),
                plain(
                                "a coding that belongs to the connection",
                                post("Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n", END))
                        .lastOfItsConnection(),
                plain("an address that belongs to the connection", get("Connection: X-Forwarded-For\r\n")));
    }

    private static RequestCase hosted(String name, UnaryOperator<String> lines) {
        return refused("host: " + name, host -> "GET /account HTTP/1.1\r\n" + lines.apply(host) + "\r\n");
    }
}
