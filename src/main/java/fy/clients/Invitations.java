package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links that make somebody a member: good once, for a week, known to us by their hash only. */
@ApplicationScoped
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MAX_OPEN = 50;
    private static final String OPEN =
            " i.accepted_at is null and i.revoked_at is null and i.expires_at > now() and b.status = 'approved' ";
    private static final String SELECT = """
            select encode(i.token_hash, 'hex') as id, b.name, i.role, i.expires_at
            from brand_invitations i join brands b using (brand_id) where
            """ + OPEN;

    private final Jdbc jdbc;
    private final Clock clock;
    private final Secrets secrets;

    @Inject
    Invitations(Jdbc jdbc, Clock clock, Secrets secrets) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Invites somebody to act for the brand.
     *
     * @param act the same one, asked again within ten minutes, is answered with the same token
     * @return the token of {@code /invitations/<token>}, to be shown this once
     * @throws InvalidInput too many are open already, or the act is over
     */
    public String invite(BrandId brandId, MemberRole role, FyId by, String act) {
        var token = secrets.seal("invitation of an act", brandId + " " + by + " " + act);
        if (isMade(token, role)) {
            return token;
        }
        if (open(brandId).size() >= MAX_OPEN) {
            throw new InvalidInput("", "There are " + MAX_OPEN + " open invitations: withdraw some first.");
        }
        jdbc.update(
                """
                insert into brand_invitations (token_hash, brand_id, role, invited_by, expires_at)
                values (?, ?, ?, ?, ?) on conflict (token_hash) do nothing
                """,
                Secrets.hash(token),
                brandId,
                role.code(),
                by,
                clock.instant().plus(LIFETIME));
        return token;
    }

    /** The brand's invitations that can still be accepted, newest first, at most 1000. */
    public List<Invitation> open(BrandId brandId) {
        return jdbc.list(
                SELECT + "and i.brand_id = ? order by i.created_at desc limit 1000", Invitations::read, brandId);
    }

    /**
     * Ends an invitation that nobody accepted.
     *
     * @return whether the brand had this open invitation
     */
    public boolean withdraw(BrandId brandId, String id) {
        return jdbc.update("""
                        update brand_invitations set revoked_at = now()
                        where brand_id = ? and encode(token_hash, 'hex') = ? and accepted_at is null
                            and revoked_at is null
                        """, brandId, id) == 1;
    }

    public Optional<Invitation> find(String token) {
        return jdbc.first(SELECT + "and i.token_hash = ?", Invitations::read, (Object) Secrets.hash(token));
    }

    /**
     * Makes the client a member; who is one already keeps the greater of the two roles.
     *
     * @return the brand; empty when the invitation is not, or no longer, good
     */
    @Transactional
    public Optional<BrandId> accept(String token, FyId fyId) {
        var brand = jdbc.first(
                "update brand_invitations i set accepted_by = ?, accepted_at = now() from brands b"
                        + " where b.brand_id = i.brand_id and i.token_hash = ? and" + OPEN
                        + "returning i.brand_id, i.role",
                row -> new Accepted(new BrandId(row.getObject(1, UUID.class)), row.getString(2)),
                fyId,
                Secrets.hash(token));
        brand.ifPresent(it -> jdbc.update("""
                insert into brand_members (brand_id, fy_id, role) values (?, ?, ?)
                on conflict (brand_id, fy_id) do update set role = excluded.role
                where array_position(array['viewer', 'staff', 'owner'], excluded.role)
                    > array_position(array['viewer', 'staff', 'owner'], brand_members.role)
                """, it.brandId, fyId, it.role));
        return brand.map(Accepted::brandId);
    }

    private record Accepted(BrandId brandId, String role) {}

    /** Whether this act made this invitation just now. */
    private boolean isMade(String token, MemberRole role) {
        var again = jdbc.first("""
                select role = ? and accepted_at is null and revoked_at is null
                    and created_at > now() - interval '10 minutes'
                from brand_invitations where token_hash = ?
                """, row -> row.getBoolean(1), role.code(), Secrets.hash(token));
        if (again.isPresent() && !again.get()) {
            throw new InvalidInput("", "This form was used before. Load the page again.");
        }
        return again.isPresent();
    }

    private static Invitation read(ResultSet row) throws SQLException {
        return new Invitation(
                row.getString("id"),
                row.getString("name"),
                MemberRole.of(row.getString("role")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
