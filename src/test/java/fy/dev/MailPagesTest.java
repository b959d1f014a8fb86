package fy.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailPagesTest {

    @Inject
    Mailer mailer;

    @Test
    void aMailCanBeReadInBothItsForms() {
        String subject = "Größe & <b>" + UUID.randomUUID();
        mailer.send(Mail.withText("reader@example.com", subject, "plain — words")
                .setHtml("<h1>coloured words</h1><script>alert(1)</script>"));

        assertThat(MailSink.mailsTo("reader@example.com"))
                .filteredOn(mail -> mail.subject().equals(subject))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.text()).contains("plain — words");
                    assertThat(mail.html()).contains("coloured words");
                });
        String list = given().get("/dev/mails").then().statusCode(200).extract().asString();
        assertThat(list).contains("Größe &amp; &lt;b&gt;").doesNotContain("Größe & <b>");
        String page =
                list.substring(0, list.indexOf("Größe &amp; &lt;b&gt;")).replaceAll("(?s).*href=\"([^\"]*)\".*", "$1");
        given().get(page)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-src 'self'"))
                .body(containsString("plain — words"), not(containsString("coloured words")));
        given().get(page + "/html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(containsString("coloured words"));
    }

    @Test
    void aMailThatIsNotThereIsNotFound() {
        given().get("/dev/mails/0").then().statusCode(404);
        given().get("/dev/mails/1000000").then().statusCode(404);
        given().get("/dev/mails/1000000/html").then().statusCode(404);
    }
}
