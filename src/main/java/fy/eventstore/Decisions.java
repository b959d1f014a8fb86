package fy.eventstore;

import fy.shared.FyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What was decided under which key, kept for ever and answered again unchanged. */
@ApplicationScoped
public class Decisions {

    private static final HexFormat HEX = HexFormat.of();

    /** Whose key. */
    public record Key(FyId client, String key) {
        public static Key of(Identity identity) {
            return new Key(identity.client(), identity.key());
        }
    }

    /**
     * One settled act.
     *
     * @param kind what kind of act it was, for people
     * @param accepted whether it was accepted or refused: both are outcomes
     * @param answer JSON from which the answer is given again
     */
    public record Settled(
            Identity identity, UUID decisionId, String kind, boolean accepted, String answer, Instant decidedAt) {}

    /**
     * What was already decided under these keys.
     *
     * @throws KeyReused never: compare with {@link #sameContent}
     */
    public Map<Key, Settled> find(Connection connection, Collection<Identity> identities) throws SQLException {
        var found = new HashMap<Key, Settled>();
        if (identities.isEmpty()) {
            return found;
        }
        var asked = List.copyOf(identities);
        try (var statement = connection.prepareStatement("""
                select d.client, d.key, d.decision_id, d.kind, d.content_hash, d.outcome, d.answer, d.decided_at
                from unnest(?::uuid[], ?::text[]) as asked(client, key)
                join decisions d on d.client = asked.client and d.key = asked.key collate "C"
                """)) {
            statement.setArray(
                    1, array(connection, "uuid", asked, i -> i.client().value()));
            statement.setArray(2, array(connection, "text", asked, Identity::key));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var identity = new Identity(
                            new FyId(rows.getObject(1, UUID.class)),
                            rows.getString(2),
                            HEX.formatHex(rows.getBytes(5)));
                    var settled = new Settled(
                            identity,
                            rows.getObject(3, UUID.class),
                            rows.getString(4),
                            rows.getString(6).equals("accepted"),
                            rows.getString(7),
                            rows.getObject(8, OffsetDateTime.class).toInstant());
                    found.put(Key.of(identity), settled);
                }
            }
        }
        return found;
    }

    /** What was decided under this key; empty when nothing was. */
    public Optional<Settled> find(Connection connection, Identity identity) throws SQLException {
        return Optional.ofNullable(find(connection, List.of(identity)).get(Key.of(identity)));
    }

    /**
     * What was settled, for the same act alone.
     *
     * @throws KeyReused when the key was settled with other content
     */
    public static Settled sameContent(Settled settled, Identity identity) {
        if (!settled.identity().contentHash().equals(identity.contentHash())) {
            throw new KeyReused();
        }
        return settled;
    }

    /** Inserts, sorted by key. Another process that settled one of them first shows as a unique violation (23505). */
    public void insert(Connection connection, List<Settled> settled) throws SQLException {
        var sorted = settled.stream()
                .sorted(Comparator.comparing(
                                (Settled s) -> s.identity().client().value())
                        .thenComparing(s -> s.identity().key()))
                .toList();
        try (var statement = connection.prepareStatement("""
                insert into decisions (client, key, decision_id, kind, content_hash, outcome, answer, decided_at)
                select client, key, decision_id, kind, decode(hash, 'hex'), outcome, answer, decided_at
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::timestamptz[])
                    as u(client, key, decision_id, kind, hash, outcome, answer, decided_at)
                """)) {
            statement.setArray(
                    1,
                    array(connection, "uuid", sorted, s -> s.identity().client().value()));
            statement.setArray(
                    2, array(connection, "text", sorted, s -> s.identity().key()));
            statement.setArray(3, array(connection, "uuid", sorted, Settled::decisionId));
            statement.setArray(4, array(connection, "text", sorted, Settled::kind));
            statement.setArray(
                    5, array(connection, "text", sorted, s -> s.identity().contentHash()));
            statement.setArray(6, array(connection, "text", sorted, s -> s.accepted() ? "accepted" : "refused"));
            statement.setArray(7, array(connection, "jsonb", sorted, Settled::answer));
            statement.setArray(8, array(connection, "timestamptz", sorted, s -> s.decidedAt()
                    .atOffset(ZoneOffset.UTC)));
            statement.executeUpdate();
        }
    }

    private static <T> java.sql.Array array(Connection connection, String type, List<T> of, Function<T, ?> value)
            throws SQLException {
        return SqlArrays.of(connection, type, of, value);
    }
}
