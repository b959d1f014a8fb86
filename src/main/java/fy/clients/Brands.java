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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looking up brands, and what they say of themselves. */
@ApplicationScoped
public class Brands {

    private static final String SELECT = """
            select brand_id, slug, name, story, contact_email, website, status, shipping_price, applied_at from brands
            """;

    private final Jdbc jdbc;
    private final BrandOwners owners;
    private final AccessEvents access;

    @Inject
    Brands(Jdbc jdbc, BrandOwners owners, AccessEvents access) {
        this.jdbc = jdbc;
        this.owners = owners;
        this.access = access;
    }

    public Optional<Brand> find(BrandId brandId) {
        return jdbc.first(SELECT + "where brand_id = ?", Brands::read, brandId);
    }

    /** An approved brand by its slug: the public profile. */
    public Optional<Brand> approved(String slug) {
        return jdbc.first(SELECT + "where slug = ? and status = 'approved'", Brands::read, slug);
    }

    /** All approved brands by name. */
    public List<Brand> approved() {
        return jdbc.list(SELECT + "where status = 'approved' order by name, brand_id limit 1000", Brands::read);
    }

    /** Those that exist of the given ones; names and shipping prices for an order's blocks. */
    public Map<BrandId, Brand> all(Collection<BrandId> brandIds) {
        var ids = brandIds.stream().map(BrandId::value).distinct().toArray(UUID[]::new);
        return jdbc.list(SELECT + "where brand_id = any (?)", Brands::read, (Object) ids).stream()
                .collect(Collectors.toMap(Brand::brandId, Function.identity()));
    }

    /** Applications that wait for an operator, oldest first. */
    public List<Brand> waiting() {
        return jdbc.list(SELECT + "where status = 'applied' order by applied_at, brand_id limit 100", Brands::read);
    }

    /** What somebody applied for, newest first. */
    public List<Brand> appliedBy(FyId applicant) {
        return jdbc.list(SELECT + "where applied_by = ? order by applied_at desc limit 20", Brands::read, applicant);
    }

    /**
     * Replaces what the brand says of itself.
     *
     * @throws InvalidInput every field at fault
     * @throws ForbiddenException the actor is no longer an owner
     */
    @Transactional
    public void update(BrandId brandId, FyId actor, BrandProfile profile) {
        profile.check();
        owners.lockAs(actor, brandId);
        var changed = profile.differencesFrom(find(brandId).orElseThrow());
        if (changed.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                update brands set name = ?, story = ?, contact_email = ?, website = ?, shipping_price = ?
                where brand_id = ?
                """,
                profile.name(),
                profile.story(),
                profile.contactEmail(),
                profile.website(),
                profile.shippingPrice(),
                brandId);
        access.record(AccessChange.profileChanged(brandId, actor, changed));
    }

    private static Brand read(ResultSet row) throws SQLException {
        return new Brand(
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                row.getString("story"),
                row.getString("contact_email"),
                row.getString("website"),
                Brand.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("shipping_price"),
                row.getObject("applied_at", OffsetDateTime.class).toInstant());
    }
}
