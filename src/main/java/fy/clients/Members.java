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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Who acts for which brand. */
@ApplicationScoped
public class Members {

    private final Jdbc jdbc;

    @Inject
    Members(Jdbc jdbc) {
        this.jdbc = jdbc;
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
     * Gives a member another role.
     *
     * @return whether the brand has this member
     * @throws InvalidInput it is the last owner
     */
    @Transactional
    public boolean change(BrandId brandId, FyId member, MemberRole role) {
        keepAnOwner(brandId, member, role);
        return jdbc.update(
                        "update brand_members set role = ? where brand_id = ? and fy_id = ?",
                        role.code(),
                        brandId,
                        member)
                == 1;
    }

    /**
     * From the member's next request on, the brand is none of theirs.
     *
     * @return whether the brand had this member
     * @throws InvalidInput it is the last owner
     */
    @Transactional
    public boolean remove(BrandId brandId, FyId member) {
        keepAnOwner(brandId, member, MemberRole.VIEWER);
        return jdbc.update("delete from brand_members where brand_id = ? and fy_id = ?", brandId, member) == 1;
    }

    /** Two owners who remove each other at the same moment take turns here. */
    private void keepAnOwner(BrandId brandId, FyId member, MemberRole role) {
        jdbc.list("select 1 from brands where brand_id = ? for no key update", row -> row.getInt(1), brandId);
        var owners = of(brandId).stream()
                .filter(it -> it.role() == MemberRole.OWNER)
                .map(Member::fyId)
                .toList();
        if (role != MemberRole.OWNER && owners.equals(List.of(member))) {
            throw new InvalidInput("", "A brand needs an owner: make somebody else one first.");
        }
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
