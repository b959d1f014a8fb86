package fy.storefront;

import fy.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Fills in what stands around the pages of the storefront: how much is in the basket. */
@RequestScoped
class Frame {

    private final Page page;
    private final Basket basket;

    @Inject
    Frame(Page page, Basket basket) {
        this.page = page;
        this.basket = basket;
    }

    void fill() {
        fill(basket.pieces());
    }

    void fill(int pieces) {
        page.basket(pieces);
    }
}
