package fy.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One sentence for the next page, carried over a redirect in a cookie that lives for one page.
 *
 * @param kind {@code ok}, {@code low} (a warning) or {@code out} (an error)
 * @param text plain text, escaped where it is shown
 */
public record Flash(String kind, String text) {

    private static final String COOKIE = "fy-flash";
    private static final int SECONDS = 60;
    private static final int MAX_COOKIE = 2_000;

    void leave(RoutingContext request, OwnCookies cookies) {
        var bytes = (kind + '|' + text).getBytes(StandardCharsets.UTF_8);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.response().addCookie(cookies.cookie(COOKIE, value, "/").setMaxAge(SECONDS));
    }

    /** What the request before this one left; null when that is nothing of ours. */
    static @Nullable Flash take(RoutingContext request, OwnCookies cookies) {
        var cookie = request.request().getCookie(COOKIE);
        if (cookie == null) {
            return null;
        }
        if (!request.response().headWritten()) {
            request.response().addCookie(cookies.cookie(COOKIE, "", "/").setMaxAge(0));
        }
        return parse(cookie.getValue());
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
