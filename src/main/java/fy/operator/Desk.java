package fy.operator;

import fy.clients.Caller;
import fy.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What every page of the operator needs: the frame around it, and reading ids. */
@RequestScoped
class Desk {

    private final Page page;
    private final Caller caller;

    @Inject
    Desk(Page page, Caller caller) {
        this.page = page;
        this.caller = caller;
    }

    void frame() {
        page.viewer(caller.displayName());
        page.operator(true);
    }

    void flash(boolean done, String said, String otherwise) {
        if (done) {
            page.flash(said);
        } else {
            page.warn(otherwise);
        }
    }

    void flash(String said) {
        page.flash(said);
    }
}
