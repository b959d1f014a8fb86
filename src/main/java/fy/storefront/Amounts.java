package fy.storefront;

import fy.orders.BrandPart;
import fy.orders.Checkout;
import fy.orders.CustomerOrder;
import fy.orders.OrderStatus;
import fy.shared.Money;
import io.quarkus.qute.TemplateExtension;

/** Sums that only customers' pages show. */
@TemplateExtension
final class Amounts {

    private Amounts() {}

    static Money shippingTotal(Checkout checkout) {
        return checkout.shipping().stream().map(checkout::price).reduce(new Money(0, checkout.currency()), Money::plus);
    }

    /** A part that was cancelled whole is not shipped, and its shipping not paid. */
    static Money shippingDue(BrandPart part) {
        return part.status() == OrderStatus.CANCELLED
                ? new Money(0, part.shippingPrice().currency())
                : part.shippingPrice();
    }

    /** Whether cancellations made it cheaper. */
    static boolean isReduced(CustomerOrder order) {
        return !order.total().equals(order.placedTotal());
    }
}
