package fy.operator;

import fy.notifications.UndeliveredMails;
import fy.notifications.UndeliveredMails.Undelivered;
import fy.web.Asked;
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

/** Mails that did not go out. */
@Path("/operator/mails")
@RolesAllowed("operator")
@Blocking
@Produces(MediaType.TEXT_HTML)
class MailPages {

    private final Desk desk;
    private final UndeliveredMails mails;
    private final OperatorMessages words;

    @Inject
    MailPages(Desk desk, UndeliveredMails mails, OperatorMessages words) {
        this.desk = desk;
        this.mails = mails;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static class Templates {

        private Templates() {}

        static native TemplateInstance mails(List<Undelivered> mails);
    }

    @GET
    public TemplateInstance undelivered() {
        desk.frame();
        return Templates.mails(mails.all());
    }

    @POST
    @Path("/{mailId}/attempts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(@PathParam("mailId") String mailId) {
        desk.flash(mails.sendAgain(Asked.number(mailId)), words.askedFlash(), words.tooLate());
        return SeeOther.at("/operator/mails");
    }
}
