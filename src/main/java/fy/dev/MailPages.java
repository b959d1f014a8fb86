package fy.dev;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The mails that dev mode would have sent, to read in the browser. They do not exist in production. */
@UnlessBuildProfile("prod")
@Path("/dev/mails")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class MailPages {

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    @Inject
    HttpServerResponse response;

    /** One line of the list; {@code number} counts from 1 in order of arrival. */
    public record Line(int number, Instant sentAt, String to, String subject) {}

    /** One mail with its number. */
    public record Letter(int number, SunkMail mail) {

        public String to() {
            return String.join(", ", mail.to());
        }
    }

    @CheckedTemplate(basePath = "dev")
    static class Templates {

        private Templates() {}

        static native TemplateInstance mails(List<Line> mails);

        static native TemplateInstance mail(Letter letter);
    }

    /** Newest first. */
    @GET
    public TemplateInstance list() {
        List<SunkMail> mails = MailSink.mails();
        return Templates.mails(IntStream.range(0, mails.size())
                .map(i -> mails.size() - i)
                .mapToObj(number -> line(number, mails.get(number - 1)))
                .toList());
    }

    @GET
    @Path("/{number}")
    public TemplateInstance one(@PathParam("number") int number) {
        response.putHeader("Content-Security-Policy", PAGE_POLICY);
        return Templates.mail(new Letter(number, mail(number)));
    }

    /** The html part as the recipient's reader shows it, in a sandbox of its own; its links open a tab of their own. */
    @GET
    @Path("/{number}/html")
    public String html(@PathParam("number") int number) {
        response.putHeader("Content-Security-Policy", MAIL_POLICY);
        response.putHeader("X-Frame-Options", "SAMEORIGIN");
        return "<base target='_blank'>" + mail(number).html();
    }

    private static Line line(int number, SunkMail mail) {
        return new Line(number, mail.sentAt(), String.join(", ", mail.to()), mail.subject());
    }

    private static SunkMail mail(int number) {
        List<SunkMail> mails = MailSink.mails();
        if (number < 1 || number > mails.size()) {
            throw new NotFoundException();
        }
        return mails.get(number - 1);
    }
}
