package fy.storefront;

import fy.clients.Caller;
import fy.clients.Membership;
import fy.web.Page;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Tells the frame of every page who is looking at it, and for which brand. */
class Onlooker {

    private final Caller caller;
    private final Page page;

    @Inject
    Onlooker(Caller caller, Page page) {
        this.caller = caller;
        this.page = page;
    }

    @ServerRequestFilter
    void introduce() {
        if (caller.isSignedIn()) {
            page.viewer(caller.displayName());
            page.operator(caller.isOperator());
            page.brand(caller.currentBrand().map(Membership::name).orElse(null));
            page.member(!caller.brands().isEmpty());
            page.choice(caller.brands().size() > 1);
        }
    }
}
