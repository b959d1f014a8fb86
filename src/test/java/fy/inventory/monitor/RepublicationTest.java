package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The topics made anew. */
@QuarkusTest
class RepublicationTest extends Machinery {

    @Test
    void republishingMakesTheSameTopicsAndTheSameProjection() {
        var published = onTopic();
        var before = projection();
        var positions = positions();
        done(republication.ask(null));
        assertThat(onTopic()).isEqualTo(published);
        assertThat(positions()).isEqualTo(positions);

        stockroom.restock(room, room.sku(), 11);
        awaitProjected(room.sku(), 5);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        done(verifications.ask(null)).path("balanced").asBoolean())
                .isTrue());
        var after = projection();
        after.remove(room.sku().code());
        before.remove(room.sku().code());
        assertThat(after).isEqualTo(before);
    }

    private Map<String, Long> positions() {
        var rows = new TreeMap<String, Long>();
        jdbc.list("select event_id::text, position from outbox", row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }
}
