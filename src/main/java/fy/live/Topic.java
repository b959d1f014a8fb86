package fy.live;

import fy.shared.BrandId;
import fy.shared.Sku;

/** What a stream may be about. */
sealed interface Topic {

    /** One SKU's stock. */
    record Stock(Sku sku) implements Topic {}

    /** All of one order, as its customer sees it. */
    record Order(long orderId) implements Topic {}

    /** One brand's part of an order. */
    record OrderOf(BrandId brandId, long orderId) implements Topic {}

    /** Anything of a brand that moves. */
    record Desk(BrandId brandId) implements Topic {}
}
