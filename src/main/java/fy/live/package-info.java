/**
 * Events to open pages: each web process reads the topics from the end and hands every open stream what its page shows.
 *
 * <p>A stream first gets the current state of everything it was asked for, then what changes, each with a greater seq; the
 * same after every reconnect. Streams of people who are signed in end after less than a minute and are asked for again,
 * so that a session that ended or a role that was taken away closes them.
 *
 * <p>Stock streams ({@code /live/stock?sku=…}, {@code /portal/{brand}/live/stock?sku=…}) carry events named {@code stock} whose
 * data is the {@code availability} or the {@code quantity} tag (in both sizes) as out-of-band swaps: {@code {#live '/live/stock?sku=…' /}}. Streams
 * about orders ({@code /live/orders/{id}}, {@code /portal/{brand}/live/orders/{id}}) and about a brand's desk ({@code
 * /portal/{brand}/live/desk}) carry signals named {@code order} and {@code desk}: the page asks for its own part again with
 * {@code {#live-part}}.
 */
@NullMarked
package fy.live;

import org.jspecify.annotations.NullMarked;
