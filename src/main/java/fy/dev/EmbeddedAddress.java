package fy.dev;

import java.util.Map;
import java.util.Set;

/** The settings by which the application finds the embedded servers. */
final class EmbeddedAddress {

    static final String OWNER = "fy_owner";
    static final String APP = "fy_app";

    static final Set<String> NAMES = of("", "", 0).keySet();

    private EmbeddedAddress() {}

    static Map<String, String> of(String jdbcUrl, String kafka, int smtpPort) {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", jdbcUrl),
                Map.entry("quarkus.datasource.username", APP),
                Map.entry("quarkus.datasource.password", APP),
                Map.entry("quarkus.datasource.deciding.jdbc.url", jdbcUrl),
                Map.entry("quarkus.datasource.deciding.username", APP),
                Map.entry("quarkus.datasource.deciding.password", APP),
                Map.entry("quarkus.flyway.jdbc-url", jdbcUrl),
                Map.entry("quarkus.flyway.username", OWNER),
                Map.entry("quarkus.flyway.password", OWNER),
                Map.entry("kafka.bootstrap.servers", kafka),
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", Integer.toString(smtpPort)));
    }
}
