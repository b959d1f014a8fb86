package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A brand applies; an operator approves, which makes whoever applied its owner, or declines. Both once. */
@ApplicationScoped
public class BrandApplications {

    private static final int MAX_WAITING = 3;

    private final Jdbc jdbc;
    private final Ids ids;

    @Inject
    BrandApplications(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
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
        return brandId;
    }

    /**
     * From now on the brand may sell, and who applied owns it.
     *
     * @return whether the application was still waiting
     */
    @Transactional
    public boolean approve(BrandId brandId, FyId operator) {
        return decide(brandId, operator, "approved") && jdbc.update("""
                                insert into brand_members (brand_id, fy_id, role)
                                select brand_id, applied_by, 'owner' from brands where brand_id = ?
                                """, brandId) == 1;
    }

    /**
     * The brand does not come to be.
     *
     * @return whether the application was still waiting
     */
    public boolean decline(BrandId brandId, FyId operator) {
        return decide(brandId, operator, "declined");
    }

    private boolean decide(BrandId brandId, FyId operator, String status) {
        return jdbc.update("""
                        update brands set status = ?, decided_by = ?, decided_at = now()
                        where brand_id = ? and status = 'applied'
                        """, status, operator, brandId) == 1;
    }

    private int waitingOf(FyId applicant) {
        return jdbc.list(
                        "select brand_id from brands where applied_by = ? and status = 'applied'",
                        row -> row.getObject(1, UUID.class),
                        applicant)
                .size();
    }
}
