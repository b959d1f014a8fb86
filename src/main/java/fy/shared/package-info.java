/** The values everyone speaks. */
@NullMarked
package fy.shared;

import org.jspecify.annotations.NullMarked;
