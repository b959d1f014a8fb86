package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.MailSink;
import fy.dev.SunkMail;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Jdbc jdbc;

    @Inject
    UndeliveredMails undelivered;

    @Test
    void sellingTheLastUnitMailsEachMemberOnceHoweverOftenTheEventComes() throws Exception {
        try (var world = MailWorld.of(jdbc, "Harbour at dusk", 0);
                var other = MailWorld.of(jdbc, "Pines", 0)) {
            var restocked = world.restocked(2);
            world.sold(1);
            var last = world.sold(1);
            world.publish(last);
            world.publish(restocked);
            world.publish(last);
            other.restocked(5);

            var mail = awaitOne(world.owner, "Sold out: Harbour at dusk, 20 × 20 white");
            assertThat(mail.text()).contains("/portal/stock/" + world.sku + "/restocks/new?quantity=10");
            assertThat(mail.html()).contains("/portal/stock/" + world.sku + "/restocks/new?quantity=10");
            assertThat(mail.messageId()).startsWith("<stock-out.");
            awaitOne(world.viewer, "Sold out: Harbour at dusk, 20 × 20 white");

            world.restocked(1);
            world.sold(1);
            world.publish(last);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mailsTo(world.owner)).hasSize(2));
            // What comes after everything above on the same partition shows that the replays were read.
            world.restocked(3);
            world.sold(3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mailsTo(world.owner)).hasSize(3));
            assertThat(mailsTo(world.owner)).extracting(SunkMail::messageId).doesNotHaveDuplicates();
            assertThat(mailsTo(world.viewer)).hasSize(3);
            assertThat(mailsTo(other.owner)).isEmpty();
            assertThat(mailsTo(world.customer)).isEmpty();
        }
    }

    @Test
    void aViewerIsNotSentToAFormThatIsNotForViewers() throws Exception {
        try (var world = MailWorld.of(jdbc, "Harbour at dusk", 0)) {
            world.restocked(1);
            world.sold(1);
            assertThat(awaitOne(world.viewer, "Sold out: Harbour at dusk, 20 × 20 white")
                            .text())
                    .contains("/portal/stock/" + world.sku)
                    .doesNotContain("restocks/new");
        }
    }

    @Test
    void fallingToTheThresholdSaysHowManyAreLeftAndNotAgainBelowIt() throws Exception {
        try (var world = MailWorld.of(jdbc, "Pines", 5)) {
            world.restocked(9);
            world.sold(4);
            world.sold(2);
            world.sold(3);
            awaitOne(world.owner, "Sold out: Pines, 20 × 20 white");
            assertThat(mailsTo(world.owner))
                    .extracting(SunkMail::subject)
                    .containsExactlyInAnyOrder("5 left: Pines, 20 × 20 white", "Sold out: Pines, 20 × 20 white");
        }
    }

    @Test
    void aMemberWhoJoinedLaterHearsNothingOfAReplay() throws Exception {
        try (var world = MailWorld.of(jdbc, "Pines", 0)) {
            var restocked = world.restocked(1);
            var last = world.sold(1);
            awaitOne(world.owner, "Sold out: Pines, 20 × 20 white");
            jdbc.update(
                    "insert into brand_members (brand_id, fy_id, role) values (?, ?, 'staff')",
                    world.brand,
                    world.customerId);
            world.publish(restocked);
            world.publish(last);
            world.restocked(4);
            world.sold(4);
            awaitOne(world.customer, "Sold out: Pines, 20 × 20 white");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mailsTo(world.owner)).hasSize(2));
            assertThat(mailsTo(world.customer)).hasSize(1);
        }
    }

    @Test
    void whatIsNoEventIsPassedOver() throws Exception {
        try (var world = MailWorld.of(jdbc, "Pines", 0)) {
            world.publishBytes(InventoryEvent.TOPIC, "not json".getBytes(StandardCharsets.UTF_8));
            world.publishBytes(InventoryEvent.TOPIC, null);
            world.publishBytes(OrderEvent.TOPIC, "{\"type\":\"Nonsense\"}".getBytes(StandardCharsets.UTF_8));
            world.restocked(1);
            world.sold(1);
            awaitOne(world.owner, "Sold out: Pines, 20 × 20 white");
        }
    }

    @Test
    void aProductNameIsTextInEveryPartOfTheMail() throws Exception {
        try (var world = MailWorld.of(jdbc, "A <b>&</b> B\r\nBcc: victim@example.com", 0)) {
            world.restocked(1);
            world.sold(1);
            var mail = awaitOne(world.owner, "Sold out: A <b>&</b> B Bcc: victim@example.com, 20 × 20 white");
            assertThat(mail.html()).contains("A &lt;b&gt;&amp;&lt;/b&gt; B").doesNotContain("<b>");
            assertThat(mail.text()).contains("A <b>&</b> B");
            assertThat(mailsTo("victim@example.com")).isEmpty();
        }
    }

    @Test
    void anOrderIsConfirmedAndEveryStepOfItTold() throws Exception {
        try (var world = MailWorld.of(jdbc, "Harbour", 0)) {
            world.ordered(3);
            var confirmed = awaitOne(world.customer, "Your order " + world.orderId);
            assertThat(confirmed.text())
                    .contains("Atelier Amélie", "3 x Harbour <b>at</b> dusk, 20 × 20 white", "€147.00", "€151.90")
                    .contains("/orders/" + world.orderId);
            assertThat(confirmed.html()).contains("Harbour &lt;b&gt;at&lt;/b&gt; dusk");
            var toBrand = awaitOne(world.owner, "New order " + world.orderId);
            assertThat(toBrand.text())
                    .contains("/portal/orders/" + world.orderId)
                    .doesNotContain(world.customer, "€151.90");

            world.shipped(2, "FR-42");
            assertThat(awaitOne(world.customer, "Order " + world.orderId + ": a parcel is on its way")
                            .text())
                    .contains("La Poste", "FR-42", "2 x Harbour");

            world.cancelledByCustomer(1, "changed my mind");
            assertThat(awaitOne(world.owner, "Order " + world.orderId + ": cancelled by the customer")
                            .text())
                    .contains("changed my mind", "1 x Harbour");
            awaitOne(world.customer, "Order " + world.orderId + ": cancelled");
            assertThat(mailsTo(world.viewer)).isEmpty();
        }
    }

    @Test
    void aMailWithoutAnAddressIsShownAsUndelivered() throws Exception {
        try (var world = MailWorld.of(jdbc, "Pines", 0)) {
            jdbc.update("update clients set email = null where fy_id = ?", world.ownerId);
            world.restocked(1);
            world.sold(1);
            awaitOne(world.viewer, "Sold out: Pines, 20 × 20 white");
            assertThat(undelivered.of(world.brand)).singleElement().satisfies(mail -> {
                assertThat(mail.givenUp()).isTrue();
                assertThat(mail.why()).isEqualTo("no address that mail can be sent to");
            });
            assertThat(undelivered.count(world.brand)).isEqualTo(1);
        }
    }

    private static SunkMail awaitOne(String address, String subject) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(address))
                .extracting(SunkMail::subject)
                .contains(subject));
        return mailsTo(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static List<SunkMail> mailsTo(String address) {
        return MailSink.mailsTo(address);
    }
}
