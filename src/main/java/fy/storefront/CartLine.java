package fy.storefront;

import fy.orders.WantedLine;
import fy.shared.Sku;

/** @param quantity units; 0 only where a line is to go */
record CartLine(Sku sku, int quantity) {

    WantedLine wanted() {
        return new WantedLine(sku, quantity);
    }
}
