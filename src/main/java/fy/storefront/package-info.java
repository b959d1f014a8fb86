/** What a customer sees: the catalogue, a basket, the checkout and their orders. */
@NullMarked
package fy.storefront;

import org.jspecify.annotations.NullMarked;
