/** The brand's door: stock, orders, returns, products and members as HTML pages. */
@NullMarked
package fy.portal;

import org.jspecify.annotations.NullMarked;
