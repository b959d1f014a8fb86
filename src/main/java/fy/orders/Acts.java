package fy.orders;

import fy.eventstore.Decisions;
import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.eventstore.RelaySignal;
import fy.shared.Ids;
import fy.shared.TryAgain;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Acts that move no stock, one transaction each: lock the lines, read what was decided under the act's key, decide,
 * write, keep the decision, and last of all lock the order's row for its events.
 */
@ApplicationScoped
class Acts {

    private static final int ROUNDS = 3;
    private static final Set<String> GOES_ROUND = Set.of("23505", "40P01", "40001", "55P03");

    private final AgroalDataSource deciding;
    private final Decisions decisions;
    private final OrderJournal journal;
    private final RelaySignal relay;
    private final Ids ids;

    @Inject
    Acts(
            @DataSource("deciding") AgroalDataSource deciding,
            Decisions decisions,
            OrderJournal journal,
            RelaySignal relay,
            Ids ids) {
        this.deciding = deciding;
        this.decisions = decisions;
        this.journal = journal;
        this.relay = relay;
        this.ids = ids;
    }

    /** One kind of act; {@code S} is what it locks and looks at. */
    interface Deed<S> {

        /** Locks order lines before return lines, each sorted by id. Empty where the actor has nothing like it. */
        Optional<S> lock(Connection connection) throws SQLException;

        /** Decides, and writes unless refused. */
        Outcome decide(Act act, S state) throws SQLException;
    }

    /**
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    <S> Optional<Outcome> settle(Identity identity, String kind, Deed<S> deed) {
        for (int round = 1; ; round++) {
            try {
                return once(identity, kind, deed);
            } catch (SQLException e) {
                if (!goesRound(e) || round == ROUNDS) {
                    throw translated(e);
                }
            }
        }
    }

    private <S> Optional<Outcome> once(Identity identity, String kind, Deed<S> deed) throws SQLException {
        try (var connection = deciding.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var outcome = decide(connection, identity, kind, deed);
                connection.commit();
                relay.committed();
                return outcome;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private <S> Optional<Outcome> decide(Connection connection, Identity identity, String kind, Deed<S> deed)
            throws SQLException {
        var state = deed.lock(connection);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        var before = decisions.find(connection, identity);
        if (before.isPresent()) {
            var settled = Decisions.sameContent(before.get(), identity);
            return Optional.of(Json.read(settled.answer(), Outcome.class));
        }
        var act = new Act(connection, ids, identity.client(), now(connection));
        var outcome = deed.decide(act, state.get());
        decisions.insert(
                connection,
                List.of(new Decisions.Settled(
                        identity,
                        act.decisionId(),
                        kind,
                        outcome instanceof Outcome.Done,
                        Json.write(outcome),
                        act.at())));
        journal.append(connection, List.of(), act.entries());
        return Optional.of(outcome);
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select clock_timestamp()");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Somebody settled the same key first, two acts met in opposite order, or another held a row a little too long. */
    private static boolean goesRound(SQLException e) {
        return e.getSQLState() != null && GOES_ROUND.contains(e.getSQLState());
    }

    /** A broken rule of the schema or a wrong statement is a defect; anything else is the database's bad moment. */
    private static RuntimeException translated(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean defect =
                state.startsWith("22") || (state.startsWith("23") && !"23505".equals(state)) || state.startsWith("42");
        return defect ? new IllegalStateException(e) : new TryAgain("the database did not answer in time", e);
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
