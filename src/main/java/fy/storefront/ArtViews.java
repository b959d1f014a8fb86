package fy.storefront;

import fy.catalog.CatalogSku;
import fy.catalog.SearchWords;
import fy.catalog.Work;
import fy.catalog.Works;
import fy.shared.FySettings;
import fy.shared.Money;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the page of one SKU shows, in four statements. */
@ApplicationScoped
class ArtViews {

    private static final int OTHERS = 4;

    private final Works works;
    private final Shelves shelves;
    private final String currency;

    @Inject
    ArtViews(Works works, Shelves shelves, FySettings settings) {
        this.works = works;
        this.shelves = shelves;
        this.currency = settings.currency();
    }

    /** Empty when no such SKU is for sale. */
    Optional<ArtView> of(Sku sku) {
        return works.ofSku(sku).map(work -> view(work, chosen(work, sku)));
    }

    private ArtView view(Work work, CatalogSku chosen) {
        var shown = new ArrayList<Work>(List.of(work));
        shown.addAll(others(work, chosen.brandSlug()));
        var cards = shelves.cards(shown);
        var variants = variants(cards.getFirst(), chosen);
        var here = variants.stream().filter(ArtView.Variant::chosen).findFirst().orElseThrow();
        return new ArtView(
                chosen,
                here.availability(),
                works.description(work.productId()),
                variants,
                new Money(chosen.shippingPrice(), currency),
                cards.subList(1, cards.size()));
    }

    private List<Work> others(Work work, String brandSlug) {
        return works.page(SearchWords.NONE, brandSlug, null, OTHERS + 1).works().stream()
                .filter(other -> !other.productId().equals(work.productId()))
                .limit(OTHERS)
                .toList();
    }

    private static List<ArtView.Variant> variants(WorkCard card, CatalogSku chosen) {
        var variants = new ArrayList<ArtView.Variant>();
        for (int i = 0; i < card.availabilities().size(); i++) {
            var sku = card.work().skus().get(i);
            variants.add(new ArtView.Variant(sku, card.availabilities().get(i), sku.equals(chosen)));
        }
        return List.copyOf(variants);
    }

    private static CatalogSku chosen(Work work, Sku sku) {
        return work.skus().stream()
                .filter(variant -> variant.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }
}
