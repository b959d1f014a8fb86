/** The ledgers, the outbox, the relay and the topics: where an event is first committed, and the only place that sends. */
@NullMarked
package fy.eventstore;

import org.jspecify.annotations.NullMarked;
