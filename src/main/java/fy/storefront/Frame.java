package fy.storefront;

import fy.clients.Caller;
import fy.clients.Membership;
import fy.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Fills in what stands around every page of the storefront: who is here, and how much is in their basket. */
@RequestScoped
class Frame {

    private final Page page;
    private final Caller caller;
    private final Basket basket;

    @Inject
    Frame(Page page, Caller caller, Basket basket) {
        this.page = page;
        this.caller = caller;
        this.basket = basket;
    }

    void fill() {
        fill(basket.pieces());
    }

    void fill(int pieces) {
        page.basket(pieces);
        if (caller.isSignedIn()) {
            page.viewer(caller.displayName());
            page.brand(
                    caller.brands().stream().map(Membership::name).findFirst().orElse(null));
            page.operator(caller.isOperator());
        }
    }
}
