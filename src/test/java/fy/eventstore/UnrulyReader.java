package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;

/** A reader of the topics that cannot be put right for as long as a test wants. */
@ApplicationScoped
class UnrulyReader implements TopicsMadeAnew {

    private volatile boolean unruly;

    void unruly(boolean now) {
        unruly = now;
    }

    @Override
    public void putRight(Job job) {
        if (unruly) {
            throw new IllegalStateException("not now");
        }
    }
}
