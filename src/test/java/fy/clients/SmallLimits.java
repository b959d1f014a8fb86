package fy.clients;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Profiles in which limits are on, some of them at two a minute; the proxy on this machine is trusted. */
public final class SmallLimits {

    public static final int LIMIT = 2;

    private static final Set<String> OF_EVERY_ROUTE = Set.of("mutation", "upload", "api-read", "read");
    private static final Pattern SHIPPED =
            Pattern.compile("(?m)^(fy\\.limits\\.([a-z-]+)\\.per-(?:client|address))=[0-9]+$");

    private SmallLimits() {}

    /** Two a minute for every request, by its kind. */
    public static class OfEveryRoute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return settings(true);
        }
    }

    /** Two a minute, for a client, where a request is of a costly kind or its resource names a limit. */
    public static class OfSomeRoutes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = settings(false);
            settings.put("fy.limits.upload.per-client", String.valueOf(LIMIT));
            settings.put("fy.limits.search.per-address", String.valueOf(LIMIT));
            settings.put("fy.limits.picture.per-address", String.valueOf(LIMIT));
            settings.put("fy.limits.stream.per-address", String.valueOf(LIMIT));
            settings.put("fy.limits.basket.per-address", "5");
            settings.put("fy.limits.not-found.per-client", "20");
            settings.put("fy.live.per-address", "1");
            return settings;
        }
    }

    private static Map<String, String> settings(boolean ofEveryRoute) {
        var settings = new HashMap<String, String>();
        settings.put("fy.limits.factor", "1");
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        SHIPPED.matcher(shipped())
                .results()
                .filter(limit -> OF_EVERY_ROUTE.contains(limit.group(2)) == ofEveryRoute)
                .filter(limit -> ofEveryRoute || limit.group(1).endsWith(".per-client"))
                .forEach(limit -> settings.put(limit.group(1), String.valueOf(LIMIT)));
        return settings;
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("src/main/resources/application.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
