package fy.notifications;

import fy.eventstore.Job;
import fy.eventstore.TopicsMadeAnew;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Up to where the events of each key were read without a hole. Events at or below were seen; one beyond a hole is read
 * all the same and moves nothing, so that what fills the hole later is still read.
 */
@ApplicationScoped
class MailProgress implements TopicsMadeAnew {

    static final int INVENTORY = 1;
    static final int ORDERS = 2;

    private final Jdbc jdbc;

    @Inject
    MailProgress(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Those not read before, in the given order; on the caller's transaction they now count as read. */
    <E> List<E> unread(int stream, List<E> events, Function<E, String> key, ToLongFunction<E> seq) {
        var keys = events.stream().map(key).distinct().sorted().toArray(String[]::new);
        Map<String, Long> read = jdbc
                .list(
                        "select key, seq from mail_progress where stream = ?::smallint and key = any (?) order by key for update",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        stream,
                        keys)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var moved = new HashMap<String, Long>();
        var unread = new ArrayList<E>();
        for (E event : events) {
            long upTo = moved.getOrDefault(key.apply(event), read.getOrDefault(key.apply(event), 0L));
            if (seq.applyAsLong(event) > upTo) {
                unread.add(event);
            }
            if (seq.applyAsLong(event) == upTo + 1) {
                moved.put(key.apply(event), upTo + 1);
            }
        }
        save(stream, moved);
        return unread;
    }

    /** Whoever comes under a number or seq that was read of an event the ledger knows no more, gets their mails. */
    @Override
    public void putRight(Job republication) {
        jdbc.update("""
                update mail_progress p set seq = known.seq
                from (select q.key, coalesce(s.seq, 0) as seq from mail_progress q left join stock s on s.sku = q.key
                      where q.stream = 1) known
                where p.stream = 1 and p.key = known.key and p.seq > known.seq
                """);
        jdbc.update("""
                update mail_progress p set seq = known.seq
                from (select q.key, coalesce(max(e.seq), 0) as seq from mail_progress q left join order_events e on e.key = q.key
                      where q.stream = 2 group by q.key) known
                where p.stream = 2 and p.key = known.key and p.seq > known.seq
                """);
    }

    private void save(int stream, Map<String, Long> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var keys = moved.keySet().stream().sorted().toList();
        jdbc.update(
                """
                insert into mail_progress (stream, key, seq) select ?::smallint, * from unnest(?::text[], ?::bigint[])
                on conflict (stream, key) do update set seq = greatest(mail_progress.seq, excluded.seq)
                """,
                stream,
                keys.toArray(String[]::new),
                keys.stream().map(moved::get).toArray(Long[]::new));
    }
}
