package fy.storefront;

import fy.orders.BrandPart;
import fy.orders.Checkout;
import fy.orders.CustomerOrder;
import fy.orders.OrderLine;
import fy.orders.OrderStatus;
import fy.shared.Money;
import fy.web.Form;
import io.quarkus.qute.TemplateExtension;

/** What only customers' pages show of orders: sums and addresses. */
@TemplateExtension
final class OrderExtensions {

    private OrderExtensions() {}

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

    /** Address of the stream that says when the order moved. */
    static String live(CustomerOrder order) {
        return "/live" + Addresses.order(order.orderId());
    }

    /** Address of the page that shows it. */
    static String page(CustomerOrder order, boolean placed) {
        return Addresses.order(order.orderId()) + (placed ? "/confirmation" : "");
    }

    /** Names of a line's fields in the forms of the order page. */
    static String cancelField(OrderLine line) {
        return OrderActs.CANCEL + line.lineId();
    }

    static String returnField(OrderLine line) {
        return OrderActs.RETURN + line.lineId();
    }

    /** What the field for a reason is called on the page: each brand's part has one. */
    static String reasonField(BrandPart part) {
        return LinesForm.reasonField(part.brandId());
    }

    /** Whether this part's form for cancelling was sent, and is shown again. */
    static boolean cancels(BrandPart part, Form form) {
        return LinesForm.isSent(form, OrderActs.CANCEL, part.brandId());
    }

    /** The same for its form for returns. */
    static boolean asksReturn(BrandPart part, Form form) {
        return LinesForm.isSent(form, OrderActs.RETURN, part.brandId());
    }
}
