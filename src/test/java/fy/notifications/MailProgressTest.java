package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import fy.eventstore.Job;
import fy.inventory.Stockroom;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailProgressTest {

    @Inject
    MailProgress progress;

    @Inject
    Stockroom stockroom;

    private record Read(int stream, String key, long seq) {}

    @Test
    void whatWasReadOfAnOrderThatTheLedgerKnowsNoMoreDoesNotKeepMailsFromTheNextOfItsNumber() {
        var lost = new Read(MailProgress.ORDERS, "lost-" + UUID.randomUUID(), 1);
        assertThat(unread(lost)).containsExactly(lost);
        assertThat(unread(lost)).isEmpty();

        progress.putRight(republication());

        assertThat(unread(lost)).containsExactly(lost);
    }

    @Test
    void whatTheLedgerKnowsStaysRead() {
        var room = stockroom.open(1);
        var known = new Read(
                MailProgress.INVENTORY,
                room.sku().code(),
                stockroom.restock(room, room.sku(), 3).seq());
        unread(known);

        progress.putRight(republication());

        assertThat(unread(known)).isEmpty();
    }

    private List<Read> unread(Read event) {
        return QuarkusTransaction.requiringNew()
                .call(() -> progress.unread(event.stream(), List.of(event), Read::key, Read::seq));
    }

    private static Job republication() {
        return new Job(
                UUID.randomUUID(), "republish", null, Job.State.RUNNING, null, null, Instant.EPOCH, null, null, null);
    }
}
