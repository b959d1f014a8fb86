package fy.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every part of the process needs to know. */
@ConfigMapping(prefix = "fy")
public interface FySettings {

    /** What this process runs: any of {@code web, relay, monitor, notifications}. */
    @WithDefault("web,relay,monitor,notifications")
    Set<Role> roles();

    /** ISO 4217 code of the marketplace's one currency. */
    @WithDefault("EUR")
    String currency();

    /** Address of the marketplace as people see it, without a trailing slash; mails and logins lead to it. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    /**
     * Hosts that are served besides the one of {@code public-url}, without ports. A request for any other host is answered
     * with 421.
     */
    Optional<List<String>> hosts();

    /** What all keys are derived from: at least 32 characters, the same in every process. */
    Optional<String> secret();

    /** The clients who are operators, nobody else: {@code <provider>:<subject>}. */
    Optional<List<String>> operators();

    /** How far the event store's readers, or the mails, may be behind before {@code /q/health/group/lagging} says so. */
    @WithDefault("30s")
    Duration laggingAfter();

    /** How long a login lasts. */
    @WithDefault("14D")
    Duration sessionLifetime();

    /** Folder of dev mode's data; {@code .fy} when absent. */
    Optional<String> home();

    /** {@code fresh}: dev mode starts over with a new demo world. */
    Optional<String> demo();

    /** {@code false}: dev mode and tests start no servers of their own. */
    Optional<Boolean> embedded();

    /** A part of the application that a process may run. */
    enum Role {
        WEB,
        RELAY,
        MONITOR,
        NOTIFICATIONS
    }
}
