package fy.operator;

import fy.clients.Caller;
import fy.web.Page;
import fy.web.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

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

    static UUID uuid(String path) {
        try {
            return UUID.fromString(path);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    static long number(String path) {
        if (!path.matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.notFound();
        }
        return Long.parseLong(path);
    }
}
