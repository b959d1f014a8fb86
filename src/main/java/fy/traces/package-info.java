/** What follows one act through the process and on to the next: steps with times, told to a collector where one is set. */
@NullMarked
package fy.traces;

import org.jspecify.annotations.NullMarked;
