package fy.web;

import static fy.web.RequestCase.END;
import static fy.web.RequestCase.behind;
import static fy.web.RequestCase.chunked;
import static fy.web.RequestCase.get;
import static fy.web.RequestCase.plain;
import static fy.web.RequestCase.post;
import static fy.web.RequestCase.refused;

import fy.web.RequestCase.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** Requests whose end is in question: lengths, transfer codings and chunks. */
final class AmbiguousBodies {

    private AmbiguousBodies() {}

    static List<RequestCase> all() {
        return Stream.of(ordinary(), codings(), lengths(), chunks())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RequestCase> ordinary() {
        return List.of(
                plain("two ordinary requests", get("")),
                plain("a chunked body", chunked("2\r\n{}\r\n" + END)).lastOfItsConnection(),
                plain("a body with a length", post("Content-Length: 2\r\n", "{}")),
                new RequestCase(
                        "a GET with the other request as its body",
                        Outcome.BODY,
                        host -> get("Connection: close\r\nContent-Length: "
                                                + behind(host).length() + "\r\n")
                                        .apply(host)
                                + behind(host)),
                new RequestCase(
                        "a GET with the other request as a chunk",
                        Outcome.BODY,
                        host -> get("Connection: close\r\nTransfer-Encoding: chunked\r\n")
                                        .apply(host)
                                + Integer.toHexString(behind(host).length())
                                + "\r\n" + behind(host) + "\r\n" + END));
    }

    private static List<RequestCase> codings() {
        return List.of(
                coded("an unknown coding after chunked", "Transfer-Encoding: chunked, xchunked"),
                coded("an unknown coding before chunked", "Transfer-Encoding: xchunked, chunked"),
                coded("gzip before chunked", "Transfer-Encoding: gzip, chunked"),
                coded("chunked twice", "Transfer-Encoding: chunked, chunked"),
                coded("an empty coding", "Transfer-Encoding: chunked,"),
                coded("an empty coding first", "Transfer-Encoding: ,chunked"),
                coded("two headers", "Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked"),
                coded("two headers, the known one last", "Transfer-Encoding: xchunked\r\nTransfer-Encoding: chunked"),
                coded("two equal headers", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
                coded("an identity before chunked", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"),
                coded("an unknown coding", "Transfer-Encoding: xchunked"),
                coded("identity", "Transfer-Encoding: identity"),
                coded("no coding", "Transfer-Encoding: "),
                coded("capitals", "Transfer-Encoding: Chunked"),
                coded("quotes", "Transfer-Encoding: \"chunked\""),
                coded("a parameter", "Transfer-Encoding: chunked;a=b"),
                coded("a vertical tab before", "Transfer-Encoding: \u000bchunked"),
                coded("a vertical tab behind", "Transfer-Encoding: chunked\u000b"),
                coded("a no-break space", "Transfer-Encoding: \u00a0chunked"),
                coded("a space before the colon", "Transfer-Encoding : chunked"),
                coded("on a line of its own", "Transfer-Encoding:\r\n chunked"),
                coded("with a length", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
                coded("with a length behind it", "Transfer-Encoding: chunked\r\nContent-Length: 5"),
                coded("with a length of nothing", "Transfer-Encoding: chunked\r\nContent-Length: 0"),
                coded("with a length that is none", "Transfer-Encoding: chunked\r\nContent-Length: abc"),
                refused(
                        "chunked in HTTP/1.0",
                        host -> "POST /api/orders HTTP/1.0\r\nHost: " + host
                                + "\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + END),
                plain("a tab is white space", post("Transfer-Encoding:\tchunked\r\n", END))
                        .lastOfItsConnection(),
                plain("without white space", post("Transfer-Encoding:chunked\r\n", END))
                        .lastOfItsConnection(),
                plain("names of headers know no capitals", post("TRANSFER-ENCODING: chunked\r\n", END))
                        .lastOfItsConnection(),
                plain("an underscore is another header", get("Transfer_Encoding: chunked\r\n")));
    }

    private static List<RequestCase> lengths() {
        return List.of(
                sized("two lengths", "Content-Length: 2\r\nContent-Length: 0"),
                sized("the same length twice", "Content-Length: 2\r\nContent-Length: 2")
                        .rewrittenByProxy(),
                sized("a list of lengths", "Content-Length: 2, 0"),
                sized("a list of equal lengths", "Content-Length: 2, 2").rewrittenByProxy(),
                sized("plus", "Content-Length: +2"),
                sized("minus", "Content-Length: -2"),
                sized("minus nothing", "Content-Length: -0"),
                sized("hexadecimal", "Content-Length: 0x2"),
                sized("octal, or decimal", "Content-Length: 02"),
                sized("a space within", "Content-Length: 2 2"),
                sized("on two lines", "Content-Length: 2\r\n 2"),
                sized("no length", "Content-Length: "),
                sized("a fraction", "Content-Length: 2.0"),
                sized("an exponent", "Content-Length: 2e0"),
                sized("quotes", "Content-Length: \"2\""),
                sized("beyond 64 bits", "Content-Length: 18446744073709551618"),
                sized("another script's digit", "Content-Length: \u00b2"),
                sized("a vertical tab before", "Content-Length: \u000b2"),
                sized("a form feed behind", "Content-Length: 2\f"),
                sized("a space before the colon", "Content-Length : 2"));
    }

    private static List<RequestCase> chunks() {
        return List.of(
                chunk("a line feed in an extension", "2;\n{}\r\n" + END),
                chunk("a line break in a quoted extension", "2;a=\"\r\n{}\r\n" + END),
                chunk("a carriage return in an extension", "2;a\rb\r\n{}\r\n" + END),
                chunk("a NUL in an extension", "2;a\0b\r\n{}\r\n" + END),
                new RequestCase(
                        "the other request in a quoted extension",
                        Outcome.REFUSED,
                        host -> post("Transfer-Encoding: chunked\r\n", "1;a=\"\r\nX\r\n" + END)
                                        .apply(host)
                                + behind(host) + "\"\r\nY\r\n" + END),
                chunk("a line feed behind the size", "2\n{}\r\n" + END),
                chunk("plus", "+2\r\n{}\r\n" + END),
                chunk("minus", "-2\r\n{}\r\n" + END),
                chunk("0x", "0x2\r\n{}\r\n" + END),
                chunk("an underscore", "0_2\r\n{}\r\n" + END),
                chunk("no size", "\r\n{}\r\n" + END),
                chunk("beyond 32 bits", "100000002\r\n{}\r\n" + END),
                chunk("beyond 64 bits", "10000000000000002\r\n{}\r\n" + END),
                chunk("more data than was said", "2\r\n{}XY" + END),
                chunk("no line break behind the data", "2\r\n{}" + END),
                chunk("a line feed behind the data", "2\r\n{}\n" + END),
                chunk("line feeds at the end", "2\r\n{}\r\n0\n\n"),
                chunk("a trailer without a colon", "2\r\n{}\r\n0\r\nX A\r\n\r\n"),
                plain("an extension says nothing", chunked("2;a=b\r\n{}\r\n" + END))
                        .lastOfItsConnection(),
                plain("several zeros are the end", chunked("2\r\n{}\r\n000\r\n\r\n"))
                        .lastOfItsConnection(),
                plain("nobody reads a trailer", chunked("2\r\n{}\r\n0\r\nX-A: b\r\n\r\n"))
                        .lastOfItsConnection(),
                plain("nor a length there", chunked("2\r\n{}\r\n0\r\nContent-Length: 100\r\n\r\n"))
                        .lastOfItsConnection(),
                plain("nor a coding there", chunked("2\r\n{}\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"))
                        .lastOfItsConnection(),
                plain("nor a host there", chunked("2\r\n{}\r\n0\r\nHost: evil.example\r\n\r\n"))
                        .lastOfItsConnection());
    }

    private static RequestCase coded(String name, String lines) {
        return refused("transfer coding: " + name, post(lines + "\r\n", END));
    }

    private static RequestCase sized(String name, String lines) {
        return refused("length: " + name, post(lines + "\r\n", "{}"));
    }

    private static RequestCase chunk(String name, String body) {
        return refused("chunk: " + name, chunked(body));
    }
}
