package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links that make somebody a member: good once, for a week, known to us by their hash only. */
@ApplicationScoped
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MAX_OPEN = 50;
    private static final String OPEN =
            "i.accepted_at is null and i.revoked_at is null and i.expires_at > now() and b.status = 'approved'\n";

    /** Losing the role revokes what was open; a link is asked again, whatever became of its maker. */
    private static final String BY_AN_OWNER = """
            and (select m.role from brand_members m where m.brand_id = i.brand_id and m.fy_id = i.invited_by) = 'owner'
            """;

    /** Who lost a role of the brand does not get one back by a link that was made before. */
    private static final String OPEN_TO = OPEN + BY_AN_OWNER + """
            and not exists (select from access_events e where e.brand_id = i.brand_id and e.subject = ?
                and e.kind in ('member-removed', 'role-lowered') and e.occurred_at > i.created_at)
            """;

    private static final String SELECT = """
            select encode(i.token_hash, 'hex') as id, b.name, i.role, i.expires_at,
                (select c.display_name from clients c where c.fy_id = i.invited_by) as inviter
            from brand_invitations i join brands b using (brand_id) where
            """;

    private final Jdbc jdbc;
    private final Clock clock;
    private final Secrets secrets;
    private final BrandOwners owners;
    private final Members members;
    private final AccessEvents access;

    @Inject
    Invitations(Jdbc jdbc, Clock clock, Secrets secrets, BrandOwners owners, Members members, AccessEvents access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
        this.owners = owners;
        this.members = members;
        this.access = access;
    }

    /**
     * Invites somebody to act for the brand.
     *
     * @param act the same one, asked again within ten minutes, is answered with the same token
     * @return the token of {@code /invitations/<token>}, to be shown this once
     * @throws InvalidInput too many are open already, or the act is over
     * @throws ForbiddenException who invites is no longer an owner
     */
    @Transactional
    public String invite(BrandId brandId, MemberRole role, FyId by, String act) {
        owners.lockAs(by, brandId);
        var token = secrets.seal("invitation of an act", brandId + " " + by + " " + act);
        if (isMade(token, role)) {
            return token;
        }
        if (open(brandId).size() >= MAX_OPEN) {
            throw new InvalidInput("", "There are " + MAX_OPEN + " open invitations: withdraw some first.");
        }
        int made = jdbc.update(
                """
                insert into brand_invitations (token_hash, brand_id, role, invited_by, created_at, expires_at)
                values (?, ?, ?, ?, clock_timestamp(), ?) on conflict (token_hash) do nothing
                """,
                Secrets.hash(token),
                brandId,
                role.code(),
                by,
                clock.instant().plus(LIFETIME));
        if (made == 1) {
            access.record(AccessChange.invited(brandId, by, id(token), role));
        }
        return token;
    }

    /** The brand's invitations that can still be accepted, newest first, at most 1000. */
    public List<Invitation> open(BrandId brandId) {
        return jdbc.list(
                SELECT + OPEN + "and i.brand_id = ? order by i.created_at desc limit 1000", Invitations::read, brandId);
    }

    /**
     * Ends an invitation that nobody accepted.
     *
     * @return whether the brand had this open invitation
     * @throws ForbiddenException the actor is no longer an owner
     */
    @Transactional
    public boolean withdraw(BrandId brandId, FyId actor, String id) {
        owners.lockAs(actor, brandId);
        var ended = jdbc.first("""
                update brand_invitations set revoked_at = now()
                where brand_id = ? and encode(token_hash, 'hex') = ? and accepted_at is null and revoked_at is null
                returning brand_id, role, invited_by
                """, Offer::read, brandId, id);
        ended.ifPresent(it -> access.record(it.by(AccessKind.INVITATION_WITHDRAWN, actor, id)));
        return ended.isPresent();
    }

    /** What the link offers to this client; empty when it is not, or no longer, good for them. */
    public Optional<Invitation> find(String token, FyId fyId) {
        return jdbc.first(SELECT + OPEN_TO + "and i.token_hash = ?", Invitations::read, fyId, Secrets.hash(token));
    }

    /**
     * Makes the client a member; who is one already keeps the greater of the two roles. Whoever takes the inviter's role at
     * the same moment comes before, and the invitation is no longer good, or after.
     *
     * @return the brand; empty when the invitation is not, or no longer, good for this client
     */
    @Transactional
    public Optional<BrandId> accept(String token, FyId fyId) {
        brand(token).ifPresent(owners::lock);
        var accepted = jdbc.first(
                "update brand_invitations i set accepted_by = ?, accepted_at = now() from brands b"
                        + " where b.brand_id = i.brand_id and " + OPEN_TO
                        + "and i.token_hash = ? returning i.brand_id, i.role, i.invited_by",
                Offer::read,
                fyId,
                fyId,
                Secrets.hash(token));
        accepted.ifPresent(it -> {
            access.record(it.by(AccessKind.INVITATION_ACCEPTED, fyId, id(token)));
            members.admit(it.brandId, fyId, fyId, it.role);
        });
        return accepted.map(Offer::brandId);
    }

    private Optional<BrandId> brand(String token) {
        return jdbc.first(
                "select brand_id from brand_invitations where token_hash = ?",
                row -> new BrandId(row.getObject(1, UUID.class)),
                (Object) Secrets.hash(token));
    }

    /** What an invitation that was accepted or withdrawn just now had offered. */
    private record Offer(BrandId brandId, MemberRole role, FyId inviter) {

        static Offer read(ResultSet row) throws SQLException {
            return new Offer(
                    new BrandId(row.getObject(1, UUID.class)),
                    MemberRole.of(row.getString(2)),
                    new FyId(row.getObject(3, UUID.class)));
        }

        AccessChange by(AccessKind kind, FyId actor, String id) {
            return AccessChange.invitationEnded(kind, brandId, actor, inviter, id, role);
        }
    }

    /** As the members page has it. */
    private static String id(String token) {
        return HexFormat.of().formatHex(Secrets.hash(token));
    }

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
                row.getString("inviter"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
