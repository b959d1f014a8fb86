package fy.clients;

import fy.shared.BrandId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of who changed who may do what, and when. It can only grow. Whatever changes roles, members, invitations,
 * keys or a brand's profile records it here, in the transaction of the change.
 */
@ApplicationScoped
public class AccessEvents {

    private static final String SELECT = """
            select e.event_id, e.occurred_at, e.kind, a.display_name as actor, e.actor = e.subject as self,
                s.display_name as subject, k.label, e.detail
            from access_events e
            left join clients a on a.fy_id = e.actor
            left join clients s on s.fy_id = e.subject
            left join api_keys k on k.key_id = e.key_id
            where e.brand_id = ? and e.kind = any (?)
            """;
    private static final String AFTER = """
            and (e.occurred_at, e.event_id) < (
                select p.occurred_at, p.event_id from access_events p where p.brand_id = ? and p.event_id = ?)
            """;
    private static final String NEWEST = "order by e.occurred_at desc, e.event_id desc limit ?";

    private final Jdbc jdbc;
    private final Ids ids;

    @Inject
    AccessEvents(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Joins the caller's transaction; without one it fails. The time is the database's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AccessChange change) {
        jdbc.update(
                """
                insert into access_events (event_id, kind, actor, brand_id, subject, key_id, token_hash, detail)
                values (?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?::jsonb)
                """,
                ids.next(),
                change.kind().code(),
                change.actor(),
                change.brandId(),
                change.subject(),
                change.keyId(),
                change.invitation(),
                change.detail());
    }

    /**
     * What was recorded for a brand, newest first.
     *
     * @param after id of the last one on the page before; null for the newest
     */
    public List<AccessEvent> of(BrandId brandId, @Nullable UUID after, int limit) {
        return after == null
                ? jdbc.list(SELECT + NEWEST, AccessEvents::read, brandId, AccessKind.codes(), limit)
                : jdbc.list(
                        SELECT + AFTER + NEWEST,
                        AccessEvents::read,
                        brandId,
                        AccessKind.codes(),
                        brandId,
                        after,
                        limit);
    }

    private static AccessEvent read(ResultSet row) throws SQLException {
        var detail = new JsonObject(row.getString("detail"));
        return new AccessEvent(
                row.getObject("event_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                AccessKind.of(row.getString("kind")),
                row.getString("actor"),
                row.getBoolean("self"),
                row.getString("subject"),
                row.getString("label"),
                role(detail.getString("role")),
                role(detail.getString("before")),
                detail.getJsonArray("fields", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList(),
                detail.containsKey("cause"));
    }

    private static @Nullable MemberRole role(@Nullable String code) {
        return code == null ? null : MemberRole.of(code);
    }
}
