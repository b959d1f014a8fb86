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

/** Where a member of a brand sits: whose brand it is, what stands around the page, and what is the brand's own. */
@RequestScoped
class Desk {

    private final Caller caller;
    private final Page page;
    private final Books books;
    private final Skus skus;

    @Inject
    Desk(Caller caller, Page page, Books books, Skus skus) {
        this.caller = caller;
        this.page = page;
        this.books = books;
        this.skus = skus;
    }

    /** Fills in what stands around every page of the portal. */
    void fill() {
        page.viewer(caller.displayName());
        page.brand(caller.brand().name());
        page.choice(caller.brands().size() > 1);
        page.operator(caller.isOperator());
        books.of(brand()).ifPresent(b -> page.books(new Page.Books(b.balanced(), b.verifiedAt())));
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
        return skus.ofBrand(brand()).resolve(code).orElseThrow(ProblemException::notFound);
    }
}
