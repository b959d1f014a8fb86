package fy.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people reach the marketplace, whatever stands between them and this process. */
@ApplicationScoped
public class PublicAddress {

    private static final String ANY = "*";

    private final String url;
    private final String host;
    private final Set<String> served;

    @Inject
    PublicAddress(FySettings fy) {
        this.url = fy.publicUrl();
        this.host = lower(
                url.replaceFirst("^https?://", "").replaceFirst("/.*$", "").replaceFirst(":[0-9]*$", ""));
        this.served = fy.hosts().orElse(List.of()).stream()
                .map(PublicAddress::lower)
                .collect(Collectors.toCollection(HashSet::new));
        served.add(host);
    }

    /** Whether people come by https: then cookies are secure and browsers are told to stay with it. */
    public boolean isHttps() {
        return url.startsWith("https:");
    }

    /**
     * The absolute address of a path. It never depends on the host that a request names.
     *
     * @param path of our own, from the root, already encoded
     */
    public String at(String path) {
        return url + path;
    }

    /**
     * Whether requests for this host are answered.
     *
     * @param asked without a port; null where a request names none that can be read
     */
    public boolean serves(@Nullable String asked) {
        return served.contains(ANY) || (asked != null && served.contains(lower(asked)));
    }

    /** Whether this is the host that people know, rather than one that is served besides it. */
    public boolean isAt(@Nullable String asked) {
        return asked != null && host.equals(lower(asked));
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
