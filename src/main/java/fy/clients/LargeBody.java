package fy.clients;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: the body of its requests may be larger than the 64 KiB of every other. Nothing of it is read
 * before the caller is authenticated and authorized, so the method must not be open to everybody.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargeBody {

    /** Most bytes of a body, in KiB; no more than {@code quarkus.http.limits.max-body-size}. */
    int kib();
}
