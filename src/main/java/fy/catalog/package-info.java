/** Products, SKUs, prices, thresholds and pictures: what brands sell and how it is shown. */
@NullMarked
package fy.catalog;

import org.jspecify.annotations.NullMarked;
