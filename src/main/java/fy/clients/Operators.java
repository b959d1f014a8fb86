package fy.clients;

import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import fy.shared.Jdbc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The operators are those whom {@code fy.operators} names, and nobody else. Whoever is named there no longer is none from
 * the start of the first process that knows, in running sessions too: roles are read at every request.
 */
@ApplicationScoped
class Operators {

    private final Jdbc jdbc;
    private final FySettings fy;

    @Inject
    Operators(Jdbc jdbc, FySettings fy) {
        this.jdbc = jdbc;
        this.fy = fy;
    }

    /** The role of whom a provider knows by this subject. */
    String role(String provider, String subject) {
        return named().contains(provider + ":" + subject) ? "operator" : "customer";
    }

    void start(@Observes StartupEvent event) {
        if (fy.roles().contains(Role.WEB)) {
            followSettings();
        }
    }

    /** Gives the role to those who are known already, and takes it from all others. */
    void followSettings() {
        var named = named().toArray(String[]::new);
        jdbc.update("""
                update clients set role = case when role = 'operator' then 'customer' else 'operator' end
                where (role = 'operator') <> (provider || ':' || subject = any (?))
                """, (Object) named);
    }

    private List<String> named() {
        return fy.operators().orElse(List.of());
    }
}
