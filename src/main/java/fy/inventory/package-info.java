/** Asking: live stock, stock as of any instant, and every movement that explains it. */
@NullMarked
package fy.inventory;

import org.jspecify.annotations.NullMarked;
