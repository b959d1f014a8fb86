package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** A brand applies; an operator approves, which makes whoever applied its owner, or declines. Both once. */
@ApplicationScoped
public class BrandApplications {

    private static final int MAX_WAITING = 3;

    private final Jdbc jdbc;
    private final Ids ids;
    private final Members members;
    private final AccessEvents access;

    @Inject
    BrandApplications(Jdbc jdbc, Ids ids, Members members, AccessEvents access) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.members = members;
        this.access = access;
    }

    /**
     * Somebody asks to sell here.
     *
     * @throws InvalidInput every field at fault; {@code slug} when it is taken
     */
    @Transactional
    public BrandId apply(FyId applicant, BrandApplication application) {
        application.check();
        if (waitingOf(applicant) >= MAX_WAITING) {
            throw new InvalidInput("", "Your earlier applications are still being looked at.");
        }
        var brandId = new BrandId(ids.next());
        int written = jdbc.update(
                """
                insert into brands (brand_id, slug, name, story, contact_email, website, status, applied_by)
                values (?, ?, ?, ?, ?, ?, 'applied', ?) on conflict (slug) do nothing
                """,
                brandId,
                application.slug(),
                application.name(),
                application.story(),
                application.contactEmail(),
                application.website(),
                applicant);
        if (written == 0) {
            throw new InvalidInput("slug", "This address is taken. Please choose another one.");
        }
        access.record(AccessChange.applied(brandId, applicant));
        return brandId;
    }

    /**
     * From now on the brand may sell, and who applied owns it.
     *
     * @return whether the application was still waiting
     */
    @Transactional
    public boolean approve(BrandId brandId, FyId operator) {
        var applicant = decide(brandId, operator, "approved", AccessKind.BRAND_APPROVED);
        applicant.ifPresent(it -> members.admit(brandId, operator, it, MemberRole.OWNER));
        return applicant.isPresent();
    }

    /**
     * The brand does not come to be.
     *
     * @return whether the application was still waiting
     */
    @Transactional
    public boolean decline(BrandId brandId, FyId operator) {
        return decide(brandId, operator, "declined", AccessKind.BRAND_DECLINED).isPresent();
    }

    /** Who applied; empty when the application was decided before. Holds the brand's lock. */
    private Optional<FyId> decide(BrandId brandId, FyId operator, String status, AccessKind kind) {
        var applicant = jdbc.first("""
                update brands set status = ?, decided_by = ?, decided_at = now()
                where brand_id = ? and status = 'applied' returning applied_by
                """, row -> new FyId(row.getObject(1, UUID.class)), status, operator, brandId);
        applicant.ifPresent(it -> access.record(AccessChange.decided(kind, brandId, operator, it)));
        return applicant;
    }

    private int waitingOf(FyId applicant) {
        return jdbc.list(
                        "select brand_id from brands where applied_by = ? and status = 'applied'",
                        row -> row.getObject(1, UUID.class),
                        applicant)
                .size();
    }
}
