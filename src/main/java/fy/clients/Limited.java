package fy.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method, or on its class: one client, and one address, may do this only so often a minute (settings
 * {@code fy.limits.<value>.per-client} and {@code .per-address}), besides what {@link RequestRateLimit} allows every
 * request; past that, 429 with Retry-After.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Limited {

    /** Name of the limit. */
    String value();
}
