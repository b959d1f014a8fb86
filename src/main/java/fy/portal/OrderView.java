package fy.portal;

import fy.orders.BrandOrder;
import fy.orders.BrandPart;
import fy.orders.CancelReason;
import fy.web.Form;
import java.util.List;

/**
 * A brand's order with the forms to work on it.
 *
 * @param path address of the page
 * @param stream address of the stream that says when the order has moved
 * @param staff whether the reader may work on it
 */
record OrderView(BrandOrder order, String path, String stream, boolean staff, Form parcel, Form cancellation) {

    /** A line that is open, and how much of it. */
    record Row(long lineId, String title, int open, Cell cell) {}

    public BrandPart part() {
        return order.part();
    }

    public boolean acceptable() {
        return staff && part().open() > 0 && part().acceptedAt() == null;
    }

    public boolean workable() {
        return staff && part().open() > 0;
    }

    public List<CancelReason> reasons() {
        return List.of(CancelReason.values());
    }

    public List<Row> toShip() {
        return rows(parcel, "quantity", true);
    }

    public List<Row> toCancel() {
        return rows(cancellation, "cancel", false);
    }

    private List<Row> rows(Form form, String name, boolean proposeAll) {
        return part().lines().stream()
                .filter(line -> line.open() > 0)
                .map(line -> new Row(
                        line.lineId(),
                        line.title(),
                        line.open(),
                        Cell.of(form, name, line.lineId(), proposeAll ? line.open() : 0)))
                .toList();
    }
}
