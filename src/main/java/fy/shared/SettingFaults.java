package fy.shared;

import fy.shared.FySettings.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is missing in the settings of a packaged application, or contradicts itself: one line per fault. No line repeats a
 * value, so that none can show a secret, not even one that was put into the wrong variable.
 */
final class SettingFaults {

    private static final String DATABASE = "quarkus.datasource";
    private static final String DECIDING = "quarkus.datasource.deciding";
    private static final String MIGRATING = "quarkus.flyway";
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    private static final int SECRET_LENGTH = 32;
    private static final int SECRET_VARIETY = 8;
    private static final String ANY_AUDIENCE = "any";
    private static final Set<String> BUILT_IN = Set.of("google", "facebook", "x");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)[?&]password=|//[^/?]*@");
    private static final Pattern BROKERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");
    private static final Pattern PUBLIC_URL = Pattern.compile("https?://[^/\\s?#@]+");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]");
    private static final Pattern OPERATOR = Pattern.compile("[^\\s:]+:\\S.*");
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^/\\s?#@]+(/[^\\s@]*)?");
    private static final Pattern SHARE = Pattern.compile("0(\\.\\d+)?|1(\\.0+)?");
    private static final Pattern FACTOR = Pattern.compile("(?!0+(\\.0+)?$)\\d+(\\.\\d+)?");
    private static final Pattern LOGIN =
            Pattern.compile("FY_LOGIN_([A-Z0-9_]+?)_(CLIENT_ID|CLIENT_SECRET|AUTH_SERVER_URL|AUDIENCE|ISSUER)");

    private final UnaryOperator<String> settings;
    private final Collection<String> names;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param settings the value of a setting; empty where it is not set
     * @param names of all settings, as properties or as environment variables
     */
    SettingFaults(UnaryOperator<String> settings, Collection<String> names) {
        this.settings = settings;
        this.names = names;
    }

    List<String> all() {
        roles();
        databases();
        broker();
        mail();
        publicUrl();
        hosts();
        secret();
        proxies();
        operators();
        logins();
        limits();
        traces();
        return List.copyOf(faults);
    }

    private void roles() {
        var known = Stream.of(Role.values()).map(SettingFaults::name).collect(Collectors.toSet());
        if (!known.containsAll(named())) {
            contradiction("fy.roles", "it names what is none of web, relay, monitor, notifications");
        }
    }

    private void databases() {
        database("database address", DATABASE, DATABASE + ".jdbc.url");
        database("database address for the pool that decides", DECIDING, DECIDING + ".jdbc.url");
        if (!value(MIGRATING + ".migrate-at-start").equals("false")) {
            database("database address for migrations", MIGRATING, MIGRATING + ".jdbc-url");
            if (isSet(MIGRATING + ".username")
                    && value(MIGRATING + ".username").equals(value(DATABASE + ".username"))) {
                contradiction(
                        MIGRATING + ".username",
                        "it is the role of " + variable(DATABASE) + "_USERNAME, which must own nothing");
            }
        }
        sameDatabase(DECIDING + ".jdbc.url");
        sameDatabase(MIGRATING + ".jdbc-url");
    }

    private void database(String what, String prefix, String address) {
        String url = value(address);
        if (url.isEmpty()) {
            missing(what, address, "jdbc:postgresql://host:5432/fy");
        } else if (!isDatabase(url)) {
            contradiction(address, "it must begin with jdbc:postgresql:");
        } else if (PASSWORD_IN_URL.matcher(url).find()) {
            contradiction(address, "it carries a password, which belongs into " + variable(prefix) + "_PASSWORD");
        }
        needed(what.replace("address", "role"), prefix + ".username", "PostgreSQL's name of the role");
        if (!url.contains("sslkey=")) {
            needed(what.replace("address", "password"), prefix + ".password", "or sslkey= in the address");
        }
    }

    private void sameDatabase(String address) {
        String main = value(DATABASE + ".jdbc.url");
        if (isDatabase(main) && isDatabase(value(address)) && !bare(main).equals(bare(value(address)))) {
            contradiction(address, "it names another database than " + variable(DATABASE + ".jdbc.url"));
        }
    }

    private void broker() {
        if (!isSet("kafka.bootstrap.servers")) {
            missing("brokers", "kafka.bootstrap.servers", "host:9092,…");
        } else if (!BROKERS.matcher(value("kafka.bootstrap.servers")).matches()) {
            contradiction("kafka.bootstrap.servers", "it must be host:port, several with commas between them");
        }
    }

    private void mail() {
        if (!runs(Role.NOTIFICATIONS)) {
            return;
        }
        needed("mail server", "quarkus.mailer.host", "the role notifications sends mail");
        needed("sender of its mails", "quarkus.mailer.from", "shop@example.org");
        pair("quarkus.mailer.username", "quarkus.mailer.password");
        if (value("quarkus.mailer.mock").equals("true")) {
            contradiction("quarkus.mailer.mock", "mails would be marked as sent and go nowhere");
        }
    }

    private void publicUrl() {
        if (!runs(Role.WEB) && !runs(Role.NOTIFICATIONS)) {
            return;
        }
        if (!isSet("fy.public-url")) {
            missing("public address", "fy.public-url", "https://shop.example.org");
        } else if (!PUBLIC_URL.matcher(value("fy.public-url")).matches()) {
            contradiction("fy.public-url", "it must be http(s)://host or http(s)://host:port and nothing behind it");
        }
    }

    private void hosts() {
        if (isSet("fy.hosts")
                && !Stream.of(value("fy.hosts").split(","))
                        .allMatch(it -> HOST.matcher(it.strip()).matches())) {
            contradiction("fy.hosts", "it must be host names without ports, several with commas between them");
        }
    }

    private void secret() {
        String secret = value("fy.secret");
        if (secret.isEmpty()) {
            missing("secret", "fy.secret", "at least 32 characters, the same on every replica");
        } else if (secret.length() < SECRET_LENGTH) {
            contradiction("fy.secret", "it has fewer than 32 characters");
        } else if (secret.chars().distinct().count() < SECRET_VARIETY || secret.startsWith("only-for-development")) {
            contradiction("fy.secret", "it can be guessed");
        }
    }

    private void proxies() {
        boolean forwarding = value(FORWARDING).equals("true");
        if (forwarding && !isSet(TRUSTED)) {
            contradiction(FORWARDING, "anybody would be believed; say whom in " + variable(TRUSTED));
        } else if (!forwarding && isSet(TRUSTED)) {
            contradiction(TRUSTED, "nobody is believed unless " + variable(FORWARDING) + " is true");
        }
    }

    private void operators() {
        if (isSet("fy.operators")
                && !Stream.of(value("fy.operators").split(","))
                        .allMatch(it -> OPERATOR.matcher(it.strip()).matches())) {
            contradiction("fy.operators", "it must be <provider>:<subject>, several with commas between them");
        }
    }

    private void limits() {
        if (isSet("fy.limits.factor")
                && !FACTOR.matcher(value("fy.limits.factor")).matches()) {
            contradiction("fy.limits.factor", "it must be a number greater than 0");
        }
    }

    private void traces() {
        if (isSet("fy.traces.endpoint")
                && !ENDPOINT.matcher(value("fy.traces.endpoint")).matches()) {
            contradiction("fy.traces.endpoint", "it must be http(s)://host:port/v1/traces, as the collector has it");
        }
        if (isSet("fy.traces.share") && !SHARE.matcher(value("fy.traces.share")).matches()) {
            contradiction("fy.traces.share", "it must be a number from 0 to 1");
        }
    }

    private void logins() {
        names.stream()
                .map(name -> LOGIN.matcher(variable(name)))
                .filter(Matcher::matches)
                .map(login -> login.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .forEach(this::login);
    }

    private void login(String provider) {
        String prefix = "fy.login." + provider;
        if (BUILT_IN.contains(provider)) {
            pair(prefix + ".client-id", prefix + ".client-secret");
        } else if (loginValue(provider, "client-id").isEmpty()) {
            contradiction(prefix + ".client-id", "it is missing while other settings of this provider are there");
        } else if (loginValue(provider, "auth-server-url").isEmpty()) {
            missing("address of this login provider", prefix + ".auth-server-url", "https://…");
        }
        audience(provider);
    }

    /** What the API and a login are known by must differ, or a token that was made for one is good for the other. */
    private void audience(String provider) {
        String audience = loginValue(provider, "audience");
        String name = "fy.login." + provider + ".audience";
        if (audience.equals(ANY_AUDIENCE)) {
            contradiction(name, "tokens that were made for others would open the API");
        } else if (!audience.isEmpty() && audience.equals(loginValue(provider, "client-id"))) {
            contradiction(name, "it is the client id of the login, whose ID tokens are not for the API");
        }
    }

    /** A provider's name may have been written with a dash, which a variable cannot tell from an underscore. */
    private String loginValue(String provider, String setting) {
        return names.stream()
                .filter(name -> variable(name).equals(variable("fy.login." + provider + "." + setting)))
                .map(this::value)
                .findFirst()
                .orElse("");
    }

    private void pair(String one, String other) {
        if (isSet(one) != isSet(other)) {
            contradiction(
                    isSet(one) ? other : one,
                    "it is missing while " + variable(isSet(one) ? one : other) + " is there");
        }
    }

    private void needed(String what, String name, String hint) {
        if (!isSet(name)) {
            missing(what, name, hint);
        }
    }

    private void missing(String what, String name, String hint) {
        faults.add("Fy has no " + what + ": set " + variable(name) + " (" + hint + ")");
    }

    private void contradiction(String name, String why) {
        faults.add("Fy cannot follow " + variable(name) + ": " + why);
    }

    private boolean runs(Role role) {
        return named().isEmpty() || named().contains(name(role));
    }

    private Set<String> named() {
        return Stream.of(value("fy.roles").split(","))
                .map(role -> role.strip().toLowerCase(Locale.ROOT))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
    }

    private boolean isSet(String name) {
        return !value(name).isEmpty();
    }

    private String value(String name) {
        return settings.apply(name).strip();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isDatabase(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    private static String bare(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
