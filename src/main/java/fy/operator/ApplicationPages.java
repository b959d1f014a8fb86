package fy.operator;

import fy.clients.Brand;
import fy.clients.BrandApplications;
import fy.clients.Brands;
import fy.clients.Caller;
import fy.shared.BrandId;
import fy.web.Asked;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Brands that applied. */
@Path("/operator/applications")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class ApplicationPages {

    private final Desk desk;
    private final Brands brands;
    private final BrandApplications applications;
    private final Caller caller;
    private final OperatorMessages words;

    @Inject
    ApplicationPages(Desk desk, Brands brands, BrandApplications applications, Caller caller, OperatorMessages words) {
        this.desk = desk;
        this.brands = brands;
        this.applications = applications;
        this.caller = caller;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance applications(List<Brand> brands);
    }

    @GET
    public TemplateInstance waiting() {
        desk.frame();
        return Templates.applications(brands.waiting());
    }

    @POST
    @Path("/{brandId}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@PathParam("brandId") String brandId) {
        var brand = brand(brandId);
        desk.flash(
                applications.approve(brand.brandId(), caller.fyId()),
                words.approvedFlash(brand.name()),
                words.tooLate());
        return SeeOther.at("/operator/applications");
    }

    @POST
    @Path("/{brandId}/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(@PathParam("brandId") String brandId) {
        var brand = brand(brandId);
        desk.flash(
                applications.decline(brand.brandId(), caller.fyId()),
                words.declinedFlash(brand.name()),
                words.tooLate());
        return SeeOther.at("/operator/applications");
    }

    private Brand brand(String brandId) {
        return brands.find(new BrandId(Asked.id(brandId))).orElseThrow(ProblemException::notFound);
    }
}
