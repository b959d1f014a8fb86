package fy.dev.demo;

import fy.catalog.Pictures;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.clients.BrandApplication;
import fy.clients.BrandApplications;
import fy.clients.BrandProfile;
import fy.clients.Brands;
import fy.shared.BrandId;
import fy.shared.Sku;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Brands that applied and were approved, with what they sell. */
@Singleton
@IfBuildProfile("dev")
class DemoCatalog {

    private static final int LOW = 8;

    private final BrandApplications applications;
    private final Brands brands;
    private final Products products;
    private final SkuEdits skus;
    private final Pictures pictures;
    private final DemoPeople people;

    DemoCatalog(
            BrandApplications applications,
            Brands brands,
            Products products,
            SkuEdits skus,
            Pictures pictures,
            DemoPeople people) {
        this.applications = applications;
        this.brands = brands;
        this.products = products;
        this.skus = skus;
        this.pictures = pictures;
        this.people = people;
    }

    /** A brand of the demo world as it came to be. */
    record Offer(DemoBrand brand, BrandId brandId, List<Sku> skus) {}

    Offer open(DemoBrand brand) {
        String contact = "hello@" + brand.slug() + ".example.com";
        var application = new BrandApplication(brand.name(), brand.slug(), brand.story(), contact, null);
        var owner = people.person(brand.owner());
        var brandId = applications.apply(owner, application);
        applications.approve(brandId, people.operator());
        brands.update(
                brandId, owner, new BrandProfile(brand.name(), brand.story(), contact, null, brand.shippingPrice()));
        var offered = new ArrayList<Sku>();
        brand.works().forEach(work -> offered.addAll(offer(brandId, brand, work)));
        return new Offer(brand, brandId, offered);
    }

    private List<Sku> offer(BrandId brandId, DemoBrand brand, DemoBrand.Work work) {
        String first = work.code() + "_" + brand.formats().getFirst().code();
        var picture = pictures.storeDrawn(brandId, Posters.svg(brand.hand(), first), Posters.WIDTH, Posters.HEIGHT);
        var product = products.create(brandId, new ProductDraft(work.name(), work.description(), picture, true));
        return brand.formats().stream()
                .map(format -> new SkuDraft(
                        work.code() + "_" + format.code(), format.variant(), format.price(), LOW, limit(format), true))
                .map(draft -> skus.create(brandId, product.productId(), draft).sku())
                .toList();
    }

    /** The largest formats are rare: two for each customer. */
    private static @org.jspecify.annotations.Nullable Integer limit(DemoBrand.Format format) {
        return format.code().startsWith("70x100") ? 2 : null;
    }
}
