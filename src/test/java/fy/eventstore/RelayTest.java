package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.inventory.Movement;
import fy.inventory.Movements;
import fy.inventory.StockLevels;
import fy.inventory.Stockroom;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayTest {

    @Inject
    Stockroom stockroom;

    @Inject
    Movements movements;

    @Inject
    StockLevels levels;

    @Inject
    Outbox outbox;

    @Inject
    KafkaClients clients;

    @Test
    void publishesEachEventInOrderPerSkuWithThePositionsOfTheFeed() {
        var room = stockroom.open(2);
        var decided = new ArrayList<InventoryEvent>();
        for (int i = 1; i <= 20; i++) {
            decided.add(stockroom.restock(room, room.skus().get(i % 2), i));
        }
        awaitPublished();

        for (var sku : room.skus()) {
            assertThat(onTopic(sku))
                    .isEqualTo(decided.stream().filter(e -> e.sku().equals(sku)).toList());
        }
        for (var sku : room.skus()) {
            var last =
                    decided.stream().filter(e -> e.sku().equals(sku)).toList().getLast();
            var level = levels.await(sku, last.seq(), Duration.ofSeconds(20));
            assertThat(level.quantity()).isEqualTo(last.quantity());
        }
        var feed = movements.feed(room.brand(), 0, 100);
        assertThat(feed).hasSize(20).extracting(Movement::position).isSorted().doesNotContainNull();
        assertThat(movements.feed(room.brand(), feed.get(4).position(), 3)).isEqualTo(feed.subList(5, 8));
    }

    private void awaitPublished() {
        await().atMost(Duration.ofSeconds(20)).until(() -> outbox.lag().unpublished() == 0);
    }

    /** Every event of a SKU as it stands on the topic, in the order of its partition. */
    private List<InventoryEvent> onTopic(Sku sku) {
        var found = new ArrayList<InventoryEvent>();
        try (var reader = clients.topic(InventoryEvent.TOPIC, "test")) {
            reader.read(Map.of(), reader.ends(), message -> {
                if (new String(message.key(), UTF_8).equals(sku.code())) {
                    found.add(EventJson.inventory(message.value()));
                }
            });
        }
        return found;
    }
}
