package fy.clients;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a door's method: one client, and one address, may do this only so often a minute (settings
 * {@code fy.limits.<value>.per-client} and {@code .per-address}); past that, 429 with Retry-After.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limited {

    /** Name of the limit. */
    String value();
}
