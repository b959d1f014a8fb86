package fy.inventory.monitor;

import org.jspecify.annotations.Nullable;

/**
 * What the monitor's consumer was assigned last.
 *
 * @param topicId of the topic at that time
 * @param recorded the id under which the relay published at that time; null where none had yet
 */
record Assigned(String topicId, @Nullable String recorded) {}
