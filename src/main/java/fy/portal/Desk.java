package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.clients.Caller;
import fy.inventory.Books;
import fy.orders.Outcome;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.web.Page;
import fy.web.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Where a member of a brand sits: whose brand it is, what stands around the page, and what is the brand's own. */
@RequestScoped
@Named("desk")
public class Desk {

    private final Caller caller;
    private final Page page;
    private final Books books;
    private final Skus skus;
    private final String base;

    @Inject
    Desk(Caller caller, Page page, Books books, Skus skus) {
        this.caller = caller;
        this.page = page;
        this.books = books;
        this.skus = skus;
        this.base =
                caller.currentBrand().map(brand -> "/portal/" + brand.slug()).orElse("/portal");
    }

    /** Fills in what stands around every page of the portal beside who is looking at it: whether the books balance. */
    void fill() {
        books.of(brand()).ifPresent(b -> page.books(new Page.Books(b.balanced(), b.verifiedAt())));
    }

    /** Address of the brand's portal, {@code /portal/<slug>}; {@code /portal} on a page that shows no brand. */
    public String getBase() {
        return base;
    }

    /** Address of a page of the brand's portal, from what follows its base, such as {@code /stock?filter=low}. */
    public String at(String below) {
        return base + below;
    }

    BrandId brand() {
        return caller.brand().brandId();
    }

    FyId actor() {
        return caller.fyId();
    }

    /** Whether the viewer may change things. */
    boolean staff() {
        return caller.brand().isStaff();
    }

    /** For the next page: what was done, or why it was not. */
    void tell(Outcome outcome, String done) {
        switch (outcome) {
            case Outcome.Done _ -> page.flash(done);
            case Outcome.Refused refused ->
                page.warn(Words.ORDERS.notDone(refused.why().words()));
        }
    }

    /** The brand's SKU, by its SKU or the brand's own code; another brand's is not there. */
    CatalogSku sku(String code) {
        return find(code).orElseThrow(ProblemException::notFound);
    }

    /** The brand's SKU of that code, where it has one. */
    Optional<CatalogSku> find(String code) {
        return skus.ofBrand(brand()).resolve(code);
    }
}
