package fy.eventstore;

/**
 * What was read from the topics and goes on from there: when they are made anew from a ledger that knows less than they
 * did, it is put right before anything new is published.
 */
public interface TopicsMadeAnew {

    /** The topics hold what the ledgers say was published, and nothing comes meanwhile, nor afterwards where this fails. */
    void putRight(Job job);
}
