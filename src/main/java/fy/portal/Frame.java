package fy.portal;

import fy.clients.Caller;
import fy.clients.Membership;
import fy.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Fills in what stands around every page of the portal: who is here, and for which brand. */
@RequestScoped
class Frame {

    private final Page page;
    private final Caller caller;

    @Inject
    Frame(Page page, Caller caller) {
        this.page = page;
        this.caller = caller;
    }

    /** The brand the page is about. */
    Membership fill() {
        var brand = caller.brand();
        page.viewer(caller.displayName());
        page.brand(brand.name());
        page.operator(caller.isOperator());
        return brand;
    }
}
