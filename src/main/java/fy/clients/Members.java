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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who acts for which brand. */
@ApplicationScoped
public class Members {

    private final Jdbc jdbc;
    private final BrandOwners owners;
    private final Revocations revocations;
    private final AccessEvents access;

    @Inject
    Members(Jdbc jdbc, BrandOwners owners, Revocations revocations, AccessEvents access) {
        this.jdbc = jdbc;
        this.owners = owners;
        this.revocations = revocations;
        this.access = access;
    }

    /** Everybody who acts for the brand, longest-standing first; their mails are where its notifications go. */
    public List<Member> of(BrandId brandId) {
        return jdbc.list("""
                select m.fy_id, c.display_name, c.email, m.role, m.since
                from brand_members m join clients c using (fy_id)
                where m.brand_id = ? order by m.since, m.fy_id
                """, Members::member, brandId);
    }

    /** The approved brands that someone acts for, by name. */
    public List<Membership> of(FyId fyId) {
        return jdbc.list("""
                select b.brand_id, b.slug, b.name, m.role
                from brand_members m join brands b using (brand_id)
                where m.fy_id = ? and b.status = 'approved' order by b.name, b.brand_id
                """, Members::membership, fyId);
    }

    /**
     * Gives a member another role. Who loses one, loses with it the invitations and keys made for the brand.
     *
     * @return whether the brand has this member
     * @throws InvalidInput it is the last owner
     * @throws ForbiddenException the actor is no longer an owner
     */
    @Transactional
    public boolean change(BrandId brandId, FyId actor, FyId member, MemberRole role) {
        owners.lockAs(actor, brandId);
        var before = role(brandId, member);
        if (before.isEmpty() || before.get() == role) {
            return before.isPresent();
        }
        keepAnOwner(brandId, member);
        jdbc.update("update brand_members set role = ? where brand_id = ? and fy_id = ?", role.code(), brandId, member);
        access.record(AccessChange.roleChanged(brandId, actor, member, before.get(), role));
        if (!role.includes(before.get())) {
            revocations.of(brandId, member, actor, AccessKind.ROLE_LOWERED);
        }
        return true;
    }

    /**
     * From the member's next request on, the brand is none of theirs, nor are the invitations and keys they made for it.
     *
     * @return whether the brand had this member
     * @throws InvalidInput it is the last owner
     * @throws ForbiddenException the actor is no longer an owner
     */
    @Transactional
    public boolean remove(BrandId brandId, FyId actor, FyId member) {
        owners.lockAs(actor, brandId);
        var before = role(brandId, member);
        if (before.isEmpty()) {
            return false;
        }
        keepAnOwner(brandId, member);
        jdbc.update("delete from brand_members where brand_id = ? and fy_id = ?", brandId, member);
        access.record(AccessChange.removed(brandId, actor, member, before.get()));
        revocations.of(brandId, member, actor, AccessKind.MEMBER_REMOVED);
        return true;
    }

    /**
     * Makes somebody a member; who is one already keeps the greater of the two roles. Joins the caller's transaction, which
     * holds the brand's lock.
     */
    void admit(BrandId brandId, FyId actor, FyId member, MemberRole role) {
        var before = role(brandId, member);
        if (before.isPresent() && before.get().includes(role)) {
            return;
        }
        jdbc.update("""
                insert into brand_members (brand_id, fy_id, role) values (?, ?, ?)
                on conflict (brand_id, fy_id) do update set role = excluded.role
                """, brandId, member, role.code());
        access.record(before.map(it -> AccessChange.roleChanged(brandId, actor, member, it, role))
                .orElseGet(() -> AccessChange.joined(brandId, actor, member, role)));
    }

    private void keepAnOwner(BrandId brandId, FyId member) {
        if (owners.of(brandId).equals(List.of(member))) {
            throw new InvalidInput("", "A brand needs an owner: make somebody else one first.");
        }
    }

    private Optional<MemberRole> role(BrandId brandId, FyId member) {
        return jdbc.first(
                "select role from brand_members where brand_id = ? and fy_id = ?",
                row -> MemberRole.of(row.getString(1)),
                brandId,
                member);
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new FyId(row.getObject("fy_id", UUID.class)),
                row.getString("display_name"),
                row.getString("email"),
                MemberRole.of(row.getString("role")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                MemberRole.of(row.getString("role")));
    }
}
