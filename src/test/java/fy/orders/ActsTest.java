package fy.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.eventstore.Identity;
import fy.shared.FyId;
import fy.shared.TryAgain;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActsTest {

    private static final String LOCK_TIMEOUT = "55P03";

    @Inject
    Acts acts;

    private final Identity identity = Identity.of(new FyId(UUID.randomUUID()), "key", "content");

    @Test
    void a_row_that_somebody_held_a_little_too_long_is_asked_for_again() {
        var deed = new HeldFor(2);

        assertThat(acts.settle(identity, "deed", deed)).isEmpty();
        assertThat(deed.tries).isEqualTo(3);
    }

    @Test
    void a_row_that_somebody_keeps_is_not_waited_for_for_ever() {
        var deed = new HeldFor(Integer.MAX_VALUE);

        assertThatThrownBy(() -> acts.settle(identity, "deed", deed)).isInstanceOf(TryAgain.class);
        assertThat(deed.tries).isEqualTo(3);
    }

    /** Its rows are held by another while so many tries are made; then there is nothing like them. */
    private static final class HeldFor implements Acts.Deed<String> {

        private final int held;
        private int tries;

        HeldFor(int held) {
            this.held = held;
        }

        @Override
        public Optional<String> lock(Connection connection) throws SQLException {
            if (tries++ < held) {
                throw new SQLException("canceling statement due to lock timeout", LOCK_TIMEOUT);
            }
            return Optional.empty();
        }

        @Override
        public Outcome decide(Act act, String state) {
            throw new AssertionError("there is nothing to decide");
        }
    }
}
