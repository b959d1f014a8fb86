package fy.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the frame of a page needs to know besides its content. A door fills it, the layouts read {@code {inject:page.…}}. */
@Named("page")
@RequestScoped
public class Page {

    private final RoutingContext request;
    private final OwnCookies cookies;
    private @Nullable String viewer;
    private @Nullable String brand;
    private @Nullable Books books;
    private @Nullable Flash flash;
    private boolean member;
    private boolean choice;
    private boolean operator;
    private int basket;

    @Inject
    Page(RoutingContext request, OwnCookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    /**
     * Whether the books of the viewer's brand balance.
     *
     * @param at when that was last verified
     */
    public record Books(boolean balanced, Instant at) {}

    /** Sets the name of whoever is logged in. */
    public void viewer(@Nullable String name) {
        viewer = name;
    }

    public @Nullable String getViewer() {
        return viewer;
    }

    /** Sets the name of the brand whose page this is. */
    public void brand(@Nullable String name) {
        brand = name;
    }

    public @Nullable String getBrand() {
        return brand;
    }

    /** Says whether the viewer is a member of a brand: then there is a portal to go to. */
    public void member(boolean is) {
        member = is;
    }

    public boolean isMember() {
        return member;
    }

    /** Says whether there is another brand to go to. */
    public void choice(boolean is) {
        choice = is;
    }

    public boolean isChoice() {
        return choice;
    }

    public void books(@Nullable Books state) {
        books = state;
    }

    public @Nullable Books getBooks() {
        return books;
    }

    public void operator(boolean is) {
        operator = is;
    }

    public boolean isOperator() {
        return operator;
    }

    /** Sets how many pieces lie in the basket. */
    public void basket(int pieces) {
        basket = pieces;
    }

    public int getBasket() {
        return basket;
    }

    /** Leaves a sentence for the page that this request's redirect leads to. */
    public void flash(String text) {
        flash = new Flash("ok", text);
    }

    /** Leaves a warning for the page that this request's redirect leads to. */
    public void warn(String text) {
        flash = new Flash("low", text);
    }

    void leaveFlash(String path) {
        if (flash != null) {
            flash.leave(path, request, cookies);
        }
    }

    /** The sentence that was left for this page; it is shown once. */
    public @Nullable Flash getFlash() {
        return Flash.take(request, cookies);
    }

    public String getPath() {
        return request.normalizedPath();
    }

    public String getRequestId() {
        return RequestId.of(request);
    }
}
