package fy.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One sentence for the page that a redirect leads to. It is carried in a cookie of that page's address: the tabs of a
 * browser share their cookies, and none may show what was done in another.
 *
 * @param kind {@code ok}, {@code low} (a warning) or {@code out} (an error)
 * @param text plain text, escaped where it is shown
 */
public record Flash(String kind, String text) {

    private static final String COOKIE = "fy-flash-";
    private static final int SECONDS = 60;
    private static final int MAX_COOKIE = 2_000;

    /** @param path of the page that shows it */
    void leave(String path, RoutingContext request, OwnCookies cookies) {
        var bytes = (kind + '|' + text).getBytes(StandardCharsets.UTF_8);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.response().addCookie(cookies.cookie(name(path), value, path).setMaxAge(SECONDS));
    }

    /** What was left for this page; null when that is nothing of ours, or when it is not the page that is asked for. */
    static @Nullable Flash take(RoutingContext request, OwnCookies cookies) {
        var path = request.request().path();
        var cookie = request.request().getCookie(name(path));
        if (cookie == null || !isPage(request)) {
            return null;
        }
        if (!request.response().headWritten()) {
            request.response().addCookie(cookies.cookie(name(path), "", path).setMaxAge(0));
        }
        return parse(cookie.getValue());
    }

    /** What a script fetches to replace a part of a page would take the sentence without showing it. */
    private static boolean isPage(RoutingContext request) {
        return request.request().method().equals(HttpMethod.GET)
                && request.request().getHeader("HX-Request") == null;
    }

    /** Of its own for each page: a browser also sends the cookies of the pages above. */
    private static String name(String path) {
        return COOKIE + HexFormat.of().toHexDigits(path.hashCode());
    }

    private static @Nullable Flash parse(String value) {
        try {
            if (value.length() > MAX_COOKIE) {
                return null;
            }
            var text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            return text.matches("(?s)(ok|low|out)\\|.+")
                    ? new Flash(text.substring(0, bar), text.substring(bar + 1))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
