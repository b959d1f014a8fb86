package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** An operator decides about a brand that applied; whoever applied is its first owner. */
@ApplicationScoped
public class BrandApplications {

    private static final String DECIDE =
            "update brands set status = ?, decided_by = ?, decided_at = now() where brand_id = ? and status = 'applied'";

    private final Jdbc jdbc;

    @Inject
    BrandApplications(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was decided before or does not exist */
    @Transactional
    public boolean approve(BrandId brandId, FyId by) {
        if (jdbc.update(DECIDE, "approved", by, brandId) == 0) {
            return false;
        }
        jdbc.update(
                "insert into brand_members (brand_id, fy_id, role)"
                        + " select brand_id, applied_by, 'owner' from brands where brand_id = ?"
                        + " on conflict (brand_id, fy_id) do update set role = 'owner'",
                brandId);
        return true;
    }

    /** @return false when it was decided before or does not exist */
    public boolean decline(BrandId brandId, FyId by) {
        return jdbc.update(DECIDE, "declined", by, brandId) > 0;
    }
}
