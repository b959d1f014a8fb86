package fy.clients;

import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looking up clients: display names and mail addresses. */
@ApplicationScoped
public class Clients {

    private static final String SELECT = "select fy_id, display_name, email, role from clients ";

    private final Jdbc jdbc;

    @Inject
    Clients(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Client> find(FyId fyId) {
        return jdbc.first(SELECT + "where fy_id = ?", Clients::read, fyId);
    }

    /** Those that exist of the given ones: who did what, in a list. */
    public Map<FyId, Client> all(Collection<FyId> fyIds) {
        var ids = fyIds.stream().map(FyId::value).distinct().toArray(UUID[]::new);
        return jdbc.list(SELECT + "where fy_id = any (?)", Clients::read, (Object) ids).stream()
                .collect(Collectors.toMap(Client::fyId, Function.identity()));
    }

    /**
     * What a client is called, and where mails go.
     *
     * @param email null: none is known, and no mails are sent
     */
    public void update(FyId fyId, String displayName, @Nullable String email) {
        jdbc.update("update clients set display_name = ?, email = ? where fy_id = ?", displayName, email, fyId);
    }

    static Client read(ResultSet row) throws SQLException {
        return new Client(
                new FyId(row.getObject("fy_id", UUID.class)),
                row.getString("display_name"),
                row.getString("email"),
                "operator".equals(row.getString("role")));
    }
}
