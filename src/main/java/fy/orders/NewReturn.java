package fy.orders;

import fy.events.OrderEvent;
import fy.shared.BrandId;
import fy.shared.FyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A return just written, with what its events name. */
record NewReturn(long returnId, List<OrderEvent.ReturnUnits> lines) {

    static NewReturn write(
            Act act,
            FyId customer,
            BrandId brandId,
            long orderId,
            LockedLines locked,
            List<LineQuantity> lines,
            String reason)
            throws SQLException {
        long returnId = act.insert("""
                insert into returns (order_id, brand_id, fy_id, reason, requested_at) values (?, ?, ?, ?, ?)
                returning return_id
                """, orderId, brandId.value(), customer.value(), reason, act.at());
        var written = new ArrayList<OrderEvent.ReturnUnits>();
        for (var line : lines) {
            var sku = locked.get(line.lineId()).sku();
            long returnLineId = act.insert("""
                    insert into return_lines (return_id, brand_id, line_id, sku, requested) values (?, ?, ?, ?, ?)
                    returning return_line_id
                    """, returnId, brandId.value(), line.lineId(), sku.code(), line.quantity());
            written.add(new OrderEvent.ReturnUnits(returnLineId, line.lineId(), sku, line.quantity()));
        }
        return new NewReturn(returnId, List.copyOf(written));
    }
}
