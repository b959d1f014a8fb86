package fy.clients;

import fy.shared.FyId;
import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import fy.shared.Jdbc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The operators are those whom {@code fy.operators} names, and nobody else. Whoever is named there no longer is none from
 * the start of the first process that knows, in running sessions too: roles are read at every request.
 */
@ApplicationScoped
class Operators {

    private final Jdbc jdbc;
    private final FySettings fy;
    private final AccessEvents access;

    @Inject
    Operators(Jdbc jdbc, FySettings fy, AccessEvents access) {
        this.jdbc = jdbc;
        this.fy = fy;
        this.access = access;
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
    @Transactional
    void followSettings() {
        var named = named().toArray(String[]::new);
        jdbc.list(
                        """
                        update clients set role = case when role = 'operator' then 'customer' else 'operator' end
                        where (role = 'operator') <> (provider || ':' || subject = any (?)) returning fy_id, role
                        """,
                        row -> AccessChange.operator(
                                new FyId(row.getObject(1, UUID.class)),
                                row.getString(2).equals("operator")),
                        (Object) named)
                .forEach(access::record);
    }

    /** Gives a client this role, or takes it. Joins the caller's transaction. */
    void follow(FyId fyId, String role) {
        if (jdbc.update("update clients set role = ? where fy_id = ? and role <> ?", role, fyId, role) == 1) {
            access.record(AccessChange.operator(fyId, role.equals("operator")));
        }
    }

    private List<String> named() {
        return fy.operators().orElse(List.of());
    }
}
