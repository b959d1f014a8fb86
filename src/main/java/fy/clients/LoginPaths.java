package fy.clients;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where logging in happens, and where it may lead afterwards. */
public final class LoginPaths {

    private static final Pattern PROVIDER = Pattern.compile("/login/([a-z0-9-]{1,40})(/callback)?");
    private static final Pattern OWN =
            Pattern.compile("/(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*(?:\\?(?:[A-Za-z0-9._~&=+-]|%[0-9A-Fa-f]{2})*)?");
    private static final int MAX_LENGTH = 500;

    private LoginPaths() {}

    /**
     * The path to go to after logging in: the asked one if it is plainly one of ours, else the front page. Nothing
     * that a browser could read as another host or another scheme passes.
     */
    public static String own(@Nullable String asked) {
        return asked != null
                        && asked.length() <= MAX_LENGTH
                        && OWN.matcher(asked).matches()
                        && !asked.startsWith("/login")
                        && !asked.startsWith("/logout")
                        && !asked.startsWith("/api")
                ? asked
                : "/";
    }

    /** That path as the parameter {@code to} of an address; empty for the front page. */
    public static String parameter(char separator, String own) {
        return own.equals("/") ? "" : separator + "to=" + URLEncoder.encode(own, StandardCharsets.UTF_8);
    }

    /** The provider whose code flow a request belongs to; null for every other path. */
    static @Nullable String provider(RoutingContext request) {
        var path = PROVIDER.matcher(request.request().path());
        return path.matches() ? path.group(1) : null;
    }

    static boolean isCallback(RoutingContext request) {
        return request.request().path().endsWith("/callback");
    }

    static boolean isApi(RoutingContext request) {
        var path = request.request().path();
        return path.equals("/api") || path.startsWith("/api/");
    }
}
