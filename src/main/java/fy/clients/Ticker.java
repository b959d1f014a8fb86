package fy.clients;

import jakarta.enterprise.context.ApplicationScoped;

/** Elapsed time, for durations: unlike the clock it is never put back. */
@ApplicationScoped
class Ticker {

    /** Nanoseconds since some fixed moment; only differences mean something. */
    long nanos() {
        return System.nanoTime();
    }
}
