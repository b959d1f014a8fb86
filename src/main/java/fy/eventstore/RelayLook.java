package fy.eventstore;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Goes on looking through the gate while a relay leads: who leads next has a short stretch to look at, not a month, and a
 * Kafka that lost everything in a quiet night is an alarm before the first order of the morning.
 */
@ApplicationScoped
class RelayLook {

    private static final Logger LOG = Logger.getLogger(RelayLook.class);

    private final Relay relay;
    private final RelayGate gate;
    private final DataSource database;
    private String said = "";

    @Inject
    RelayLook(Relay relay, RelayGate gate, DataSource database) {
        this.relay = relay;
        this.gate = gate;
        this.database = database;
    }

    @Scheduled(
            every = "${fy.relay.look-every:1m}",
            delayed = "${fy.relay.look-every:1m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (!relay.leads()) {
            return;
        }
        try (var connection = database.getConnection()) {
            gate.look(connection);
            said = "";
        } catch (RelayRefused e) {
            relay.doubt();
        } catch (SQLException | RuntimeException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private void say(String line) {
        if (!line.equals(said)) {
            LOG.warn("the relay's gate would not open now: " + line);
            said = line;
        }
    }
}
