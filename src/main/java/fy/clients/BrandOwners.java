package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Changes of who may do what for a brand are made one after the other: each transaction locks the brand's row before it reads
 * or writes members, invitations or keys. So a role that was lost a moment ago gives nothing any more.
 */
@ApplicationScoped
class BrandOwners {

    private final Jdbc jdbc;

    @Inject
    BrandOwners(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the changes under way; holds until the caller's transaction ends. */
    void lock(BrandId brandId) {
        jdbc.list("select 1 from brands where brand_id = ? for no key update", row -> row.getInt(1), brandId);
    }

    /**
     * The same, for a change that only owners may make.
     *
     * @throws ForbiddenException the actor is not, or no longer, an owner of the brand
     */
    void lockAs(FyId actor, BrandId brandId) {
        lock(brandId);
        if (!of(brandId).contains(actor)) {
            throw new ForbiddenException("not an owner of the brand");
        }
    }

    List<FyId> of(BrandId brandId) {
        return jdbc.list(
                "select fy_id from brand_members where brand_id = ? and role = 'owner'",
                row -> new FyId(row.getObject(1, UUID.class)),
                brandId);
    }
}
