package fy.clients;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import org.jspecify.annotations.Nullable;

/** Our own credentials: a session cookie's or an API key's value. */
final class CredentialRequest extends BaseAuthenticationRequest {

    private final Kind kind;
    private final String value;
    private final @Nullable String brand;

    enum Kind {
        SESSION,
        KEY
    }

    CredentialRequest(Kind kind, String value, @Nullable String brand) {
        this.kind = kind;
        this.value = value;
        this.brand = brand;
    }

    Kind kind() {
        return kind;
    }

    String value() {
        return value;
    }

    /** The brand named by the {@code Fy-Brand} header, or the slug in a portal address. */
    @Nullable
    String brand() {
        return brand;
    }
}
