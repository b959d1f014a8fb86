package fy.clients;

import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import fy.shared.Texts;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From (provider, subject) to the client: the first login creates one. E-mail addresses never connect two. */
@ApplicationScoped
public class SignIn {

    private static final int MAX_NAME = 120;
    private static final int MAX_SUBJECT = 255;

    private final Jdbc jdbc;
    private final Ids ids;
    private final Operators operators;

    @Inject
    SignIn(Jdbc jdbc, Ids ids, Operators operators) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.operators = operators;
    }

    /** Empty when the provider did not say who it is. */
    public Optional<FyId> client(String provider, SecurityIdentity identity) {
        return Proof.of(provider, identity).map(it -> client(it.provider(), it.subject(), it.name(), it.email()));
    }

    /**
     * The client whom a provider knows by this subject, made where there was none.
     *
     * @param provider name of the login provider
     * @param subject the provider's own, unchanging id of the person
     * @param name shown until the client chooses another
     * @param email where the provider gave one; only ever filled in, never overwritten
     * @throws IllegalArgumentException when the provider did not say who it is
     */
    public FyId client(String provider, String subject, @Nullable String name, @Nullable String email) {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException("no usable subject from " + provider);
        }
        var usable = EmailAddress.isValid(email) ? email : null;
        var role = operators.role(provider, subject);
        return unchanged(provider, subject, usable, role)
                .orElseGet(() -> written(provider, subject, displayName(name), usable, role));
    }

    /** Empty when there is something to write: most calls of the API bring nothing new. */
    private Optional<FyId> unchanged(String provider, String subject, @Nullable String email, String role) {
        return jdbc.first("""
                select fy_id from clients where provider = ? and subject = ? and role = ?
                and (email is not null or ?::text is null)
                """, row -> new FyId(row.getObject("fy_id", UUID.class)), provider, subject, role, email);
    }

    @Transactional
    FyId written(String provider, String subject, String name, @Nullable String email, String role) {
        var fyId = jdbc.first(
                        """
                        insert into clients (fy_id, provider, subject, display_name, email)
                        values (?, ?, ?, ?, ?)
                        on conflict (provider, subject) do update
                        set email = coalesce(clients.email, excluded.email)
                        returning fy_id
                        """,
                        row -> new FyId(row.getObject("fy_id", UUID.class)),
                        ids.next(),
                        provider,
                        subject,
                        name,
                        email)
                .orElseThrow();
        operators.follow(fyId, role);
        return fyId;
    }

    private static String displayName(@Nullable String name) {
        var line = Texts.line(name);
        if (line.isEmpty() || !Texts.fits(line, line.length())) {
            return "New client";
        }
        return line.substring(0, line.offsetByCodePoints(0, Math.min(MAX_NAME, line.codePointCount(0, line.length()))));
    }
}
