package fy.eventstore;

import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The topics that events are published to: one that was made anew has the same name, another id and other offsets. */
@ApplicationScoped
public class PublishedTopics {

    private final Jdbc jdbc;

    @Inject
    PublishedTopics(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first relay; no topic's id while one is made anew. */
    public Optional<String> id(String topic) {
        return jdbc.first("select topic_id from event_topics where name = ?", row -> row.getString(1), topic);
    }
}
