/** The JSON door: what a shop's own programs say to Fy. */
@NullMarked
package fy.api;

import org.jspecify.annotations.NullMarked;
