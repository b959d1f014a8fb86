package fy.shared;

import fy.shared.FySettings.Role;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Says each role of {@code fy.roles} as a setting of its own, so that other settings can refer to it: {@code fy-runs.web},
 * {@code fy-runs.relay}, {@code fy-runs.monitor}, {@code fy-runs.notifications} and {@code fy-runs.machinery} (relay or
 * monitor) are {@code true} or {@code false}. Mail servers are greeted with the host of {@code fy.public-url}, unless a
 * setting says otherwise: to look up the machine's own name may take longer than a mail.
 */
public final class RoleConfig implements ConfigSourceFactory {

    private static final int BELOW_ALL_OTHERS = 50;
    private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+).*");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue roles = context.getValue("fy.roles");
        Set<String> running = named(roles == null || roles.getValue() == null ? "" : roles.getValue());
        Map<String, String> runs = new HashMap<>();
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            runs.put("fy-runs." + name, String.valueOf(running.isEmpty() || running.contains(name)));
        }
        runs.put(
                "fy-runs.machinery",
                String.valueOf(running.isEmpty() || running.contains("relay") || running.contains("monitor")));
        runs.put("quarkus.mailer.own-host-name", host(context.getValue("fy.public-url")));
        return List.of(new PropertiesConfigSource(runs, "roles", BELOW_ALL_OTHERS));
    }

    private static String host(@Nullable ConfigValue publicUrl) {
        var url = publicUrl == null ? null : publicUrl.getValue();
        var matching = HOST.matcher(url == null ? "" : url);
        return matching.matches() ? matching.group(1) : "localhost";
    }

    private static Set<String> named(String roles) {
        return Arrays.stream(roles.split(","))
                .map(role -> role.strip().toLowerCase(Locale.ROOT))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
    }
}
