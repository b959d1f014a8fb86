/** The operator's door: brands to approve and the event machinery as HTML pages. */
@NullMarked
package fy.operator;

import org.jspecify.annotations.NullMarked;
