/** What dev mode and the tests start by themselves: PostgreSQL, Kafka, a mail sink; and the demo world's pictures. */
@NullMarked
package fy.dev;

import org.jspecify.annotations.NullMarked;
