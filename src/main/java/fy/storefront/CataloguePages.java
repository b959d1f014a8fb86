package fy.storefront;

import fy.catalog.SearchWords;
import fy.catalog.Works;
import fy.clients.Brand;
import fy.clients.Brands;
import fy.shared.FySettings;
import fy.shared.Money;
import fy.web.Asked;
import fy.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wall: everything for sale, and what one brand has. */
@Path("/")
@ApplicationScoped
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML)
class CataloguePages {

    private static final int WORKS = 24;

    @Inject
    Works works;

    @Inject
    Brands brands;

    @Inject
    Shelves shelves;

    @Inject
    FySettings settings;

    @Inject
    Frame frame;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance catalogue(Wall wall, List<Brand> brands, String query, boolean first);

        static native TemplateInstance brand(Brand brand, Money shipping, Wall wall, boolean first);
    }

    @GET
    public TemplateInstance catalogue(
            @QueryParam("q") @Nullable String q, @QueryParam("after") @Nullable String after) {
        var search = SearchWords.of(q);
        if (search.isTooLong()) {
            throw ProblemException.invalid("q", "A search has at most " + SearchWords.MAX_LENGTH + " characters.");
        }
        var from = Asked.cursorId(after);
        var wall = wall(search, null, from, "/" + (search.typed().isEmpty() ? "" : "?q=" + encoded(search)));
        var names = from == null && search.typed().isEmpty() ? brands.approved() : List.<Brand>of();
        frame.fill();
        return Templates.catalogue(wall, names, search.typed(), from == null);
    }

    @GET
    @Path("brands/{slug}")
    public TemplateInstance brand(@PathParam("slug") String slug, @QueryParam("after") @Nullable String after) {
        var brand = brands.approved(slug).orElseThrow(ProblemException::notFound);
        var from = Asked.cursorId(after);
        var wall = wall(SearchWords.NONE, slug, from, Addresses.brand(brand.slug()));
        frame.fill();
        return Templates.brand(brand, new Money(brand.shippingPrice(), settings.currency()), wall, from == null);
    }

    private Wall wall(SearchWords search, @Nullable String slug, @Nullable UUID from, String address) {
        var page = works.page(search, slug, from, WORKS);
        return Wall.of(shelves.cards(page.works()), address, page.next());
    }

    private static String encoded(SearchWords search) {
        return URLEncoder.encode(search.typed(), StandardCharsets.UTF_8);
    }
}
