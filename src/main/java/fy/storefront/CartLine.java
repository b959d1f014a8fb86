package fy.storefront;

import fy.shared.Sku;

/** @param quantity units, 1 to 1 000 */
record CartLine(Sku sku, int quantity) {}
