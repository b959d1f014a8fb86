package fy.web;

import fy.shared.Money;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Every component on one page, to look at while building. It does not exist in production. */
@UnlessBuildProfile("prod")
@Path("/dev/style")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class StylePage {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    @Inject
    Page page;

    @CheckedTemplate(basePath = "dev")
    static class Templates {

        private Templates() {}

        static native TemplateInstance portal(Chart stock, Chart demand, Form form, Money price, Instant now);

        static native TemplateInstance storefront(Money price, List<String> pictures);
    }

    @GET
    public TemplateInstance portal() {
        page.viewer("Zoë van der Westhuizen-Featherstonehaugh");
        page.brand("Atelier Amélie & Söhne, Manufaktur für Siebdruck");
        page.books(new Page.Books(true, NOW));
        var form = new Form();
        form.whole("quantity", "1.5", 1, 1_000_000);
        form.line("reason", "", 1, 200);
        return Templates.portal(stock(), demand(), form, new Money(124_000, "EUR"), NOW);
    }

    @GET
    @Path("/storefront")
    public TemplateInstance storefront() {
        page.basket(3);
        return Templates.storefront(new Money(124_000, "EUR"), List.of());
    }

    /** The error page of a status. */
    @GET
    @Path("/errors/{status}")
    public String error(@PathParam("status") int status) {
        throw new ProblemException(Problem.of(status));
    }

    private static Chart stock() {
        var from = NOW.minus(Duration.ofDays(30));
        var levels = new long[] {120, 118, 96, 91, 60, 41, 12, 0, 0, 140, 131, 90, 77, 64, 30, 9};
        var steps = IntStream.range(0, levels.length)
                .mapToObj(i -> new Chart.Step(from.plus(Duration.ofHours(45L * i)), levels[i]))
                .toList();
        return Chart.ofSteps(steps, from, NOW);
    }

    private static Chart demand() {
        return Chart.ofColumns(IntStream.range(8, 20)
                .mapToObj(hour -> new Chart.Column(hour + ":00", (hour * 37L) % 23))
                .toList());
    }
}
