package fy.orders;

import fy.eventstore.Decisions;
import fy.eventstore.Identity;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether an act was decided before: then its answer stands, whatever the catalogue says by now. */
@ApplicationScoped
class Settled {

    private final DataSource pool;
    private final Decisions decisions;

    @Inject
    Settled(DataSource pool, Decisions decisions) {
        this.pool = pool;
        this.decisions = decisions;
    }

    boolean knows(Identity identity) {
        try (var connection = pool.getConnection()) {
            return decisions.find(connection, identity).isPresent();
        } catch (SQLException e) {
            throw new TryAgain("the database did not answer in time", e);
        }
    }
}
