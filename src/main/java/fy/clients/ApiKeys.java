package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.shared.Texts;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys of the JSON API: {@code fy_} and 256 bits nobody can guess, shown once, stored as a hash, good until revoked. */
@ApplicationScoped
public class ApiKeys {

    private static final int MAX_KEYS = 50;
    private static final int MAX_LABEL = 80;
    private static final int HINT = 7;
    private static final String SELECT = """
            select k.key_id, k.hint, k.label, c.display_name, k.created_at, k.last_used_at
            from api_keys k join clients c using (fy_id) where k.revoked_at is null and
            """;

    private final Jdbc jdbc;
    private final Ids ids;
    private final Secrets secrets;
    private final BrandOwners owners;
    private final AccessEvents access;

    @Inject
    ApiKeys(Jdbc jdbc, Ids ids, Secrets secrets, BrandOwners owners, AccessEvents access) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.secrets = secrets;
        this.owners = owners;
        this.access = access;
    }

    /** The brand's keys in force, newest first, at most 1000. */
    public List<ApiKey> of(BrandId brandId) {
        return jdbc.list(
                SELECT + " k.brand_id = ? order by k.created_at desc, k.key_id limit 1000", ApiKeys::read, brandId);
    }

    /** The client's own keys in force, newest first, at most 1000. */
    public List<ApiKey> of(FyId fyId) {
        return jdbc.list(
                SELECT + " k.brand_id is null and k.fy_id = ? order by k.created_at desc, k.key_id limit 1000",
                ApiKeys::read,
                fyId);
    }

    /**
     * A brand's key. It ends when an owner revokes it, or when its maker is removed from the brand or loses the role of owner.
     *
     * @param act the same one, asked again within ten minutes, is answered with the same key
     * @return the key's value, to be shown this once
     * @throws InvalidInput {@code label}, too many keys, or an act that is over
     * @throws ForbiddenException the maker is no longer an owner
     */
    @Transactional
    public String create(BrandId brandId, FyId maker, String act, String label) {
        owners.lockAs(maker, brandId);
        return create(brandId, maker, act, label, of(brandId).size());
    }

    /** A client's own key: it reaches orders as a customer, and, for an operator, the operator's calls. */
    @Transactional
    public String create(FyId maker, String act, String label) {
        return create(null, maker, act, label, of(maker).size());
    }

    /**
     * Ends a key of the brand.
     *
     * @return whether the brand had this key in force
     * @throws ForbiddenException the actor is no longer an owner
     */
    @Transactional
    public boolean revoke(BrandId brandId, FyId actor, UUID keyId) {
        owners.lockAs(actor, brandId);
        var maker = jdbc.first("""
                update api_keys set revoked_at = now() where brand_id = ? and key_id = ? and revoked_at is null
                returning fy_id
                """, row -> new FyId(row.getObject(1, UUID.class)), brandId, keyId);
        maker.ifPresent(it -> access.record(AccessChange.keyRevoked(brandId, actor, it, keyId)));
        return maker.isPresent();
    }

    /**
     * Ends a client's own key.
     *
     * @return whether the client had this key in force
     */
    @Transactional
    public boolean revoke(FyId fyId, UUID keyId) {
        boolean revoked = jdbc.update("""
                        update api_keys set revoked_at = now()
                        where brand_id is null and fy_id = ? and key_id = ? and revoked_at is null
                        """, fyId, keyId) == 1;
        if (revoked) {
            access.record(AccessChange.keyRevoked(null, fyId, fyId, keyId));
        }
        return revoked;
    }

    private String create(@Nullable BrandId brandId, FyId maker, String act, String label, int already) {
        var line = Texts.line(label);
        if (line.isEmpty() || line.length() > MAX_LABEL || !Texts.fits(line, MAX_LABEL)) {
            throw new InvalidInput("label", "Enter 1 to 80 characters.");
        }
        var key = "fy_" + secrets.seal("key of an act", (brandId == null ? "" : brandId + " ") + maker + " " + act);
        if (isMade(key, line)) {
            return key;
        }
        if (already >= MAX_KEYS) {
            throw new InvalidInput("", "There are " + MAX_KEYS + " keys: revoke some first.");
        }
        var keyId = ids.next();
        int made = jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id) values (?, ?, ?, ?, ?, ?)
                on conflict (key_hash) do nothing
                """, keyId, Secrets.hash(key), key.substring(0, HINT), line, maker, brandId);
        if (made == 1) {
            access.record(AccessChange.keyMade(brandId, maker, keyId));
        }
        return key;
    }

    /** Whether this act made this key just now. The key follows from the act and the marketplace's secret alone. */
    private boolean isMade(String key, String label) {
        var again = jdbc.first(
                "select label = ? and revoked_at is null and created_at > now() - interval '10 minutes'"
                        + " from api_keys where key_hash = ?",
                row -> row.getBoolean(1),
                label,
                Secrets.hash(key));
        if (again.isPresent() && !again.get()) {
            throw new InvalidInput("", "This form was used before. Load the page again.");
        }
        return again.isPresent();
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("key_id", UUID.class),
                row.getString("hint"),
                row.getString("label"),
                row.getString("display_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
