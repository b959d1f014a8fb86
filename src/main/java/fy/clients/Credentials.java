package fy.clients;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a session, a key or a provider's subject stands for at this moment. Nothing is cached: roles may be taken away. */
@ApplicationScoped
class Credentials {

    private static final String CALLER = """
            select c.fy_id, c.display_name, c.email, c.role, b.brand_id, b.slug, b.name, m.role as member_role, %s
            from %s join clients c using (fy_id)
            left join (brand_members m join brands b on b.brand_id = m.brand_id and b.status = 'approved')
                on m.fy_id = c.fy_id
            where %s
            order by b.name, b.brand_id
            """;
    private static final String BY_SESSION = CALLER.formatted(
            "null::uuid as chosen, null::uuid as key_id, false as stale",
            "sessions s",
            "s.session_hash = ? and s.expires_at > now()");
    private static final String BY_KEY = CALLER.formatted("""
            k.brand_id as chosen, k.key_id, k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as stale
            """, "api_keys k", "k.key_hash = ? and k.revoked_at is null");
    private static final String BY_CLIENT = CALLER.formatted(
            "null::uuid as chosen, null::uuid as key_id, false as stale", "clients me", "me.fy_id = ?");

    private final Jdbc jdbc;

    @Inject
    Credentials(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The session's client, acting for the brand of that slug where it is one of the client's, else for none. */
    Optional<CallerIdentity> session(String token, @Nullable String slug) {
        return rows(BY_SESSION, Secrets.hash(token))
                .map(found -> new CallerIdentity(
                        found.client, slug == null ? null : found.withSlug(slug), found.brands, true));
    }

    /**
     * A brand's key acts for that brand, never as more than staff nor more than its maker is now; a client's own key
     * reaches what the client reaches without any brand, and nothing where a brand is asked for.
     */
    Optional<CallerIdentity> key(String token, @Nullable String asked) {
        return rows(BY_KEY, Secrets.hash(token)).flatMap(found -> {
            if (found.stale) {
                jdbc.update("update api_keys set last_used_at = now() where key_id = ?", found.keyId);
            }
            return found.chosen == null
                    ? Optional.of(new CallerIdentity(found.client, null, List.of(), asked == null))
                    : Optional.ofNullable(found.brand(found.chosen)).map(brand -> brandKey(found.client, brand, asked));
        });
    }

    /** A client known by other means, acting for the brand asked for, or for the only one there is. */
    Optional<CallerIdentity> client(fy.shared.FyId fyId, @Nullable String asked) {
        return rows(BY_CLIENT, fyId).map(found -> {
            var brand = asked == null ? found.only() : found.named(asked);
            return new CallerIdentity(found.client, brand, found.brands, asked == null);
        });
    }

    private static CallerIdentity brandKey(Client client, Membership brand, @Nullable String asked) {
        var limited = new Membership(
                brand.brandId(), brand.slug(), brand.name(), brand.role().atMost(MemberRole.STAFF));
        return new CallerIdentity(
                client, asked == null || isCalled(limited, asked) ? limited : null, List.of(limited), false);
    }

    private static boolean isCalled(Membership brand, String name) {
        return brand.slug().equals(name) || brand.brandId().toString().equals(name);
    }

    private Optional<Found> rows(String sql, Object argument) {
        var rows = jdbc.list(sql, Credentials::read, argument);
        return rows.stream()
                .findFirst()
                .map(one -> one.with(
                        rows.stream().flatMap(row -> row.brands.stream()).toList()));
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(
                Clients.read(row),
                row.getObject("brand_id") == null ? List.of() : List.of(membership(row)),
                row.getObject("chosen", UUID.class),
                row.getObject("key_id", UUID.class),
                row.getBoolean("stale"));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                MemberRole.of(row.getString("member_role")));
    }

    private record Found(
            Client client,
            List<Membership> brands,
            @Nullable UUID chosen,
            @Nullable UUID keyId,
            boolean stale) {

        Found with(List<Membership> all) {
            return new Found(client, all, chosen, keyId, stale);
        }

        @Nullable
        Membership brand(UUID id) {
            return pick(it -> it.brandId().value().equals(id));
        }

        @Nullable
        Membership named(String name) {
            return pick(it -> isCalled(it, name));
        }

        @Nullable
        Membership withSlug(String slug) {
            return pick(it -> it.slug().equals(slug));
        }

        @Nullable
        Membership only() {
            return brands.size() == 1 ? brands.getFirst() : null;
        }

        private @Nullable Membership pick(java.util.function.Predicate<Membership> test) {
            return brands.stream().filter(test).findFirst().orElse(null);
        }
    }
}
