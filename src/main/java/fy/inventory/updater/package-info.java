/** Deciding: the only code that can change stock. */
@NullMarked
package fy.inventory.updater;

import org.jspecify.annotations.NullMarked;
