/** Measurements: how fast it is, against a limit measured in the same run. Run by {@code bench/run}. */
@NullMarked
package fy.bench;

import org.jspecify.annotations.NullMarked;
