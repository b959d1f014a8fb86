/** The published language: one sealed interface of records per topic, and its JSON. */
@NullMarked
package fy.events;

import org.jspecify.annotations.NullMarked;
