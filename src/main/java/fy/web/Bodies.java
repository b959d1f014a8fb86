package fy.web;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say about its body. */
final class Bodies {

    private static final int DIGITS = 18;

    private Bodies() {}

    /** Whether there is one, of one byte or more or of a length that is not announced. */
    static boolean isAnnounced(HttpServerRequest request) {
        return isChunked(request) || length(request) > 0;
    }

    /** Whether its length is known only at its end. */
    static boolean isChunked(HttpServerRequest request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    /** Its announced length in bytes; 0 where none is announced. */
    static long length(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        return isNumber(length) ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    /** Its media type without parameters, in lower case; empty where none is given. */
    static String type(HttpServerRequest request) {
        return type(request.getHeader("Content-Type"));
    }

    static String type(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isNumber(String length) {
        return length.matches("[0-9]{1," + DIGITS + "}");
    }
}
