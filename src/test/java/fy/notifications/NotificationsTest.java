package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.Worlds;
import fy.dev.MailSink;
import fy.dev.SunkMail;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    MailWorld world;

    @Inject
    MailWorld other;

    @Inject
    UndeliveredMails undelivered;

    @Test
    void losingTheLastUnitMailsEachMemberOnceHoweverOftenTheEventComes() {
        world.with("Harbour at dusk", 0);
        other.with("Pines", 0);
        var restocked = world.moved(+12);
        world.moved(-11);
        var last = world.moved(-1);
        world.repeat(last);
        world.repeat(restocked);
        world.repeat(last);
        other.moved(+5);

        var mail = awaitOne(world.owner(), "Sold out: Harbour at dusk, white");
        assertThat(mail.text()).contains(world.brand.portal() + "/stock/" + world.sku + "/restocks/new?quantity=12");
        assertThat(mail.html()).contains(world.brand.portal() + "/stock/" + world.sku + "/restocks/new?quantity=12");
        assertThat(mail.messageId()).startsWith("<stock-out.");

        world.moved(+1);
        world.moved(-1);
        world.repeat(last);
        awaitMails(world.owner(), 2);
        // This one stands behind all of the above on its partition: once it is mailed, the repeated ones were read.
        world.moved(+3);
        world.moved(-3);
        awaitMails(world.owner(), 3);
        awaitMails(world.staff(), 3);
        awaitMails(world.viewer(), 3);
        assertThat(MailSink.mailsTo(world.owner()))
                .extracting(SunkMail::messageId)
                .doesNotHaveDuplicates();
        assertThat(MailSink.mailsTo(other.owner())).isEmpty();
    }

    @Test
    void aViewerIsNotSentToAFormThatIsNotForViewers() {
        world.with("Harbour at dusk", 0);
        world.moved(+1);
        world.moved(-1);
        assertThat(awaitOne(world.viewer(), "Sold out: Harbour at dusk, white").text())
                .contains(world.brand.portal() + "/stock/" + world.sku)
                .doesNotContain("restocks/new");
    }

    @Test
    void fallingToTheThresholdSaysHowManyAreLeftAndNotAgainBelowIt() {
        world.with("Pines", 5);
        world.moved(+9);
        world.moved(-4);
        world.moved(-2);
        world.moved(-3);
        awaitOne(world.owner(), "Sold out: Pines, white");
        assertThat(MailSink.mailsTo(world.owner()))
                .extracting(SunkMail::subject)
                .containsExactlyInAnyOrder("5 left: Pines, white", "Sold out: Pines, white");
    }

    @Test
    void aMemberWhoJoinedLaterHearsNothingOfAReplay() {
        world.with("Pines", 0);
        var restocked = world.moved(+1);
        var last = world.moved(-1);
        awaitOne(world.owner(), "Sold out: Pines, white");
        jdbc.update(
                "insert into brand_members (brand_id, fy_id, role) values (?, ?, 'staff')",
                world.brand.brandId(),
                world.customer.fyId());
        world.repeat(restocked);
        world.repeat(last);
        world.moved(+4);
        world.moved(-4);
        awaitMails(world.owner(), 2);
        awaitMails(world.customer(), 1);
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        world.with("Pines", 0);
        world.publish(InventoryEvent.TOPIC, "not json".getBytes(StandardCharsets.UTF_8));
        world.publish(InventoryEvent.TOPIC, null);
        world.publish(OrderEvent.TOPIC, "{\"type\":\"Nonsense\"}".getBytes(StandardCharsets.UTF_8));
        world.moved(+1);
        world.moved(-1);
        awaitOne(world.owner(), "Sold out: Pines, white");
    }

    @Test
    void aProductNameIsTextInEveryPartOfTheMail() {
        world.with("A <b>&</b> B\r\nBcc: victim@example.com", 0);
        world.moved(+1);
        world.moved(-1);
        var mail = awaitOne(world.owner(), "Sold out: A <b>&</b> B Bcc: victim@example.com, white");
        assertThat(mail.html()).contains("A &lt;b&gt;&amp;&lt;/b&gt; B").doesNotContain("<b>");
        assertThat(mail.text()).contains("A <b>&</b> B");
        assertThat(MailSink.mailsTo("victim@example.com")).isEmpty();
    }

    @Test
    void anOrderIsConfirmedAndEveryStepOfItTold() {
        world.with("Harbour", 0);
        world.ordered(3);
        var confirmed = awaitOne(world.customer(), "Your order " + world.orderId);
        assertThat(confirmed.text())
                .contains("3 x Harbour <b>at</b> dusk, white", "€147.00", "€151.90", "/orders/" + world.orderId);
        assertThat(confirmed.html()).contains("Harbour &lt;b&gt;at&lt;/b&gt; dusk");
        assertThat(awaitOne(world.owner(), "New order " + world.orderId).text())
                .contains(world.brand.portal() + "/orders/" + world.orderId)
                .doesNotContain(world.customer(), "€151.90");

        world.shipped(2, "FR-42");
        assertThat(awaitOne(world.customer(), "Order " + world.orderId + ": a parcel is on its way")
                        .text())
                .contains("La Poste", "FR-42", "2 x Harbour");

        world.cancelledByCustomer(1, "changed my mind");
        assertThat(awaitOne(world.staff(), "Order " + world.orderId + ": cancelled by the customer")
                        .text())
                .contains("changed my mind", "1 x Harbour");
        awaitOne(world.customer(), "Order " + world.orderId + ": cancelled");
        assertThat(MailSink.mailsTo(world.viewer())).isEmpty();
    }

    @Test
    void aMailWithoutAnAddressIsShownAsUndelivered() {
        world.with("Pines", 0);
        jdbc.update(
                "update clients set email = null where fy_id = ?",
                world.brand.owner().fyId());
        world.moved(+1);
        world.moved(-1);
        awaitOne(world.viewer(), "Sold out: Pines, white");
        assertThat(undelivered.of(world.brand.brandId())).singleElement().satisfies(mail -> {
            assertThat(mail.givenUp()).isTrue();
            assertThat(mail.why()).isEqualTo("no address that mail can be sent to");
        });
        assertThat(undelivered.count(world.brand.brandId())).isEqualTo(1);
    }

    @Test
    void a_mail_that_still_waits_when_its_reader_is_removed_from_the_brand_is_not_sent() {
        world.with("Pines", 0);
        world.moved(+1);
        world.moved(-1);
        awaitOne(world.staff(), "Sold out: Pines, white");
        long mail = jdbc.first(
                        """
                        insert into mails (kind, event_id, recipient, brand_id, address, message_id, subject, state,
                            next_attempt_at, parameters)
                        select kind, gen_random_uuid(), recipient, brand_id, address, '<once-more@fy>', 'Once more', 'waiting',
                            now() + interval '1 hour', parameters
                        from mails where brand_id = ? and recipient = ? returning mail_id
                        """,
                        row -> row.getLong(1),
                        world.brand.brandId(),
                        world.brand.staff().fyId())
                .orElseThrow();
        worlds.form(world.brand.owner())
                .post(world.brand.portal() + "/members/" + world.brand.staff().fyId() + "/removal")
                .then()
                .statusCode(303);
        jdbc.update("update mails set next_attempt_at = now() where mail_id = ?", mail);
        await().atMost(PATIENCE)
                .until(() -> jdbc.first("select state from mails where mail_id = ?", row -> row.getString(1), mail)
                        .orElseThrow()
                        .equals("failed"));
        assertThat(undelivered.of(world.brand.brandId())).singleElement().satisfies(it -> assertThat(it.why())
                .isEqualTo("the recipient is no longer a member of the brand"));
        assertThat(MailSink.mailsTo(world.staff())).hasSize(1);
    }

    private static void awaitMails(String address, int howMany) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(MailSink.mailsTo(address)).hasSize(howMany));
    }

    private static SunkMail awaitOne(String address, String subject) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(MailSink.mailsTo(address))
                .extracting(SunkMail::subject)
                .contains(subject));
        return MailSink.mailsTo(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
