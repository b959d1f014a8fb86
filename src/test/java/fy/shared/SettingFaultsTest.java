package fy.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingFaultsTest {

    private static final Map<String, String> COMPLETE = Map.ofEntries(
            Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/fy"),
            Map.entry("quarkus.datasource.username", "fy_app"),
            Map.entry("quarkus.datasource.password", "marker-of-a-password"),
            Map.entry("quarkus.datasource.deciding.jdbc.url", "jdbc:postgresql://db:5432/fy?ApplicationName=deciding"),
            Map.entry("quarkus.datasource.deciding.username", "fy_app"),
            Map.entry("quarkus.datasource.deciding.password", "marker-of-a-password"),
            Map.entry("quarkus.flyway.jdbc-url", "jdbc:postgresql://db:5432/fy"),
            Map.entry("quarkus.flyway.username", "fy_owner"),
            Map.entry("quarkus.flyway.password", "marker-of-a-password"),
            Map.entry("kafka.bootstrap.servers", "one:9092, two:9092"),
            Map.entry("quarkus.mailer.host", "mail"),
            Map.entry("quarkus.mailer.from", "shop@example.org"),
            Map.entry("fy.public-url", "https://shop.example.org"),
            Map.entry("fy.secret", "a-long-secret-0123456789-abcdefghijklm"));

    @Test
    void nothingIsSaidOfCompleteSettings() {
        assertThat(faults(COMPLETE)).isEmpty();
    }

    @Test
    void eachOfTheNeededSettingsIsMissedOnItsOwn() {
        for (var name : COMPLETE.keySet()) {
            var settings = new LinkedHashMap<>(COMPLETE);
            settings.remove(name);
            assertThat(faults(settings))
                    .as(name)
                    .singleElement()
                    .asString()
                    .startsWith("Fy has no ")
                    .contains("set " + variable(name) + " ");
        }
    }

    @Test
    void whoSendsNoMailAndShowsNoPageNeedsNoMailServerAndNoAddress() {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("fy.roles", "relay, Monitor");
        settings.keySet().removeIf(name -> name.startsWith("quarkus.mailer.") || name.equals("fy.public-url"));
        assertThat(faults(settings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quarkus.datasource.jdbc.url                | jdbc:mysql://db/fy                                 | begin with
            quarkus.datasource.deciding.jdbc.url       | jdbc:postgresql://db:5432/fy?user=a&password=hush  | carries a password
            quarkus.datasource.deciding.jdbc.url       | jdbc:postgresql://other:5432/fy                    | another database
            quarkus.flyway.jdbc-url                    | jdbc:postgresql://db:5432/fy_staging               | another database
            quarkus.flyway.username                    | fy_app                                             | own nothing
            kafka.bootstrap.servers                    | broker                                             | host:port
            quarkus.mailer.username                    | someone                                            | missing while
            quarkus.mailer.password                    | marker-of-a-password                               | missing while
            quarkus.mailer.mock                        | true                                               | go nowhere
            fy.public-url                              | https://shop.example.org/                          | nothing behind
            fy.public-url                              | shop.example.org                                   | nothing behind
            fy.hosts                                   | *                                                  | host names
            fy.hosts                                   | https://shop.internal                              | host names
            fy.hosts                                   | shop.internal, fy-web:8080                         | host names
            fy.hosts                                   | shop.internal,,fy-web                              | host names
            fy.secret                                  | short-marker                                       | fewer than 32
            fy.secret                                  | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa             | guessed
            fy.secret                                  | only-for-development-and-tests-0123456789          | guessed
            fy.roles                                   | web,wbe                                            | none of
            quarkus.http.proxy.proxy-address-forwarding| true                                               | anybody
            quarkus.http.proxy.trusted-proxies         | 10.0.0.1                                           | nobody
            fy.operators                               | olga                                               | <provider>
            fy.traces.endpoint                         | collector:4317                                     | http(s)://
            fy.traces.share                            | 10 percent                                         | from 0 to 1
            fy.limits.factor                           | 0.0                                                | greater than 0
            fy.limits.factor                           | -1                                                 | greater than 0
            fy.login.google.client-id                  | marker-of-a-client                                 | missing while
            fy.login.x.client-secret                   | marker-of-a-password                               | missing while
            FY_LOGIN_FACEBOOK_CLIENT_SECRET            | marker-of-a-password                               | missing while
            fy.login.keycloak.client-id                | marker-of-a-client                                 | AUTH_SERVER_URL
            FY_LOGIN_OUR_OWN_AUTH_SERVER_URL           | https://login.example.org                          | FY_LOGIN_OUR_OWN_CLIENT_ID
            """)
    void whatContradictsIsSaidInOneLineThatRepeatsNoValue(String name, String value, String says) {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put(name, value);
        var line = assertThat(faults(settings)).singleElement().asString();
        line.contains(says).doesNotContain("\n");
        if (value.length() > 5) {
            line.doesNotContain(value);
        }
    }

    @Test
    void aProviderOfOnesOwnIsCompleteWithIdAndAddress() {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("FY_LOGIN_OUR_OWN_AUTH_SERVER_URL", "https://login.example.org");
        settings.put("FY_LOGIN_OUR_OWN_CLIENT_ID", "fy");
        assertThat(faults(settings)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "keycloak"})
    void what_the_api_is_known_by_is_not_what_a_login_is_known_by(String provider) {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("fy.login." + provider + ".client-id", "marker-of-a-client");
        settings.put("fy.login." + provider + ".client-secret", "marker-of-a-password");
        settings.put("fy.login." + provider + ".auth-server-url", "https://login.example.org");
        settings.put("fy.login." + provider + ".audience", "fy-api");
        assertThat(faults(settings)).isEmpty();

        settings.put("fy.login." + provider + ".audience", "marker-of-a-client");
        assertThat(faults(settings))
                .singleElement()
                .asString()
                .startsWith("Fy cannot follow FY_LOGIN_" + provider.toUpperCase(Locale.ROOT) + "_AUDIENCE: ")
                .contains("client id")
                .doesNotContain("marker", "\n");
    }

    @Test
    void a_client_id_in_a_variable_is_compared_too() {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("FY_LOGIN_OUR_OWN_AUTH_SERVER_URL", "https://login.example.org");
        settings.put("FY_LOGIN_OUR_OWN_CLIENT_ID", "fy");
        settings.put("fy.login.our-own.audience", " fy ");
        assertThat(faults(settings)).singleElement().asString().contains("FY_LOGIN_OUR_OWN_AUDIENCE");
    }

    /** The name that Quarkus gives to leaving the audience unchecked. */
    @Test
    void any_audience_is_none() {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("FY_LOGIN_OUR_OWN_AUTH_SERVER_URL", "https://login.example.org");
        settings.put("FY_LOGIN_OUR_OWN_CLIENT_ID", "fy");
        settings.put("FY_LOGIN_OUR_OWN_AUDIENCE", "any");
        assertThat(faults(settings)).singleElement().asString().contains("FY_LOGIN_OUR_OWN_AUDIENCE", "for others");
    }

    @Test
    void further_hosts_are_names_or_addresses() {
        var settings = new LinkedHashMap<>(COMPLETE);
        settings.put("fy.hosts", "shop.internal, fy-web,10.0.0.7,[::1]");
        assertThat(faults(settings)).isEmpty();
    }

    /** Looked up as the configuration does: a property is also found by its variable. */
    private static List<String> faults(Map<String, String> settings) {
        return new SettingFaults(
                        name -> settings.getOrDefault(name, settings.getOrDefault(variable(name), "")),
                        settings.keySet())
                .all();
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
