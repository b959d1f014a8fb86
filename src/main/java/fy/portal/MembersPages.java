package fy.portal;

import fy.clients.Caller;
import fy.clients.Invitation;
import fy.clients.Invitations;
import fy.clients.Member;
import fy.clients.MemberRole;
import fy.clients.Members;
import fy.shared.FyId;
import fy.shared.FySettings;
import fy.shared.InvalidInput;
import fy.web.ActId;
import fy.web.Asked;
import fy.web.Page;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Who acts for the brand: everybody sees it, owners change it. */
@Path("/portal/{brand}/members")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MembersPages {

    @Inject
    Desk desk;

    @Inject
    Caller caller;

    @Inject
    Members members;

    @Inject
    Invitations invitations;

    @Inject
    FySettings settings;

    @Inject
    Page page;

    @Inject
    TeamMessages words;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance members(
                List<Member> members, List<Invitation> invitations, boolean owner, String me);

        static native TemplateInstance invited(String link, String role);
    }

    @GET
    @RolesAllowed("viewer")
    public TemplateInstance list() {
        desk.fill();
        var brand = caller.brand();
        var open = brand.isOwner() ? invitations.open(brand.brandId()) : List.<Invitation>of();
        return Templates.members(
                members.of(brand.brandId()),
                open,
                brand.isOwner(),
                caller.fyId().toString());
    }

    /** Answers with the link, which is not shown again. */
    @POST
    @Path("/invitations")
    @RolesAllowed("owner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(@RestForm @Nullable String act, @RestForm @Nullable String role) {
        var as = role(role);
        var token = invitations.invite(caller.brand().brandId(), as, caller.fyId(), ActId.of(act));
        var link = settings.publicUrl() + "/invitations/" + token;
        desk.fill();
        return Response.ok(Templates.invited(link, as.code()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/invitations/{id}/withdrawal")
    @RolesAllowed("owner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("id") String id) {
        found(invitations.withdraw(caller.brand().brandId(), caller.fyId(), id));
        page.flash(words.withdrawn());
        return SeeOther.at(desk.at("/members"));
    }

    @POST
    @Path("/{member}/role")
    @RolesAllowed("owner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("member") String member, @RestForm @Nullable String role) {
        var brand = caller.brand().brandId();
        var who = new FyId(Asked.id(member));
        found(members.of(brand).stream().anyMatch(it -> it.fyId().equals(who)));
        found(members.change(brand, caller.fyId(), who, role(role)));
        page.flash(words.changed());
        return SeeOther.at(desk.at("/members"));
    }

    @POST
    @Path("/{member}/removal")
    @RolesAllowed("owner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("member") String member) {
        found(members.remove(caller.brand().brandId(), caller.fyId(), new FyId(Asked.id(member))));
        page.flash(words.removed());
        return SeeOther.at(desk.at("/members"));
    }

    private MemberRole role(@Nullable String code) {
        return List.of(MemberRole.values()).stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("role", words.chooseRole()));
    }

    private static void found(boolean found) {
        if (!found) {
            throw ProblemException.notFound();
        }
    }
}
