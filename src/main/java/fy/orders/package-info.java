/** Orders: checkout, one part per brand, parcels, cancellations and returns. */
@NullMarked
package fy.orders;

import org.jspecify.annotations.NullMarked;
