package fy.portal;

import fy.orders.OrderStatus;
import fy.orders.ReturnStatus;
import io.quarkus.qute.TemplateExtension;

/** How statuses look on the brand's pages: what it has to act on stands out. */
@TemplateExtension(namespace = "orderMark")
final class OrderMarks {

    private OrderMarks() {}

    static String order(OrderStatus status) {
        return switch (status) {
            case PLACED -> "attention";
            case ACCEPTED, PARTLY_SHIPPED -> "progress";
            case SHIPPED -> "done";
            case CANCELLED -> "stopped";
        };
    }

    static String back(ReturnStatus status) {
        return switch (status) {
            case REQUESTED -> "attention";
            case APPROVED -> "progress";
            case RECEIVED -> "done";
            case DECLINED -> "stopped";
        };
    }
}
