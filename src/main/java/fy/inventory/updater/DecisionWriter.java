package fy.inventory.updater;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What belongs to the decisions of a batch beside the stock: bounds to read under lock, rows to write in bulk. Every
 * method works on the batch's open transaction and never commits; the stock rows are locked when it is called.
 */
public interface DecisionWriter {

    /** Locks these order lines in id order. Lines that do not exist are left out. */
    Map<Long, OpenLine> lockOrderLines(Connection connection, SortedSet<Long> lineIds) throws SQLException;

    /** Locks these return lines in id order. Lines that do not exist are left out. */
    Map<Long, ReturnedLine> lockReturnLines(Connection connection, SortedSet<Long> returnLineIds) throws SQLException;

    /** Units each customer has ordered of a SKU and not cancelled; pairs with none may be left out. */
    Map<Purchase, Long> purchased(Connection connection, Set<Purchase> purchases) throws SQLException;

    /** That many new order numbers. */
    List<Long> orderNumbers(Connection connection, int howMany) throws SQLException;

    /** Writes what belongs to these decisions, accepted and refused, in bulk. The movements are already in the ledger. */
    void write(Connection connection, List<Decided> decided) throws SQLException;

    /**
     * An order line that units may be cancelled of.
     *
     * @param open units neither shipped nor cancelled
     */
    record OpenLine(long lineId, long orderId, BrandId brandId, FyId customer, Sku sku, int open, UUID saleEventId) {}

    /**
     * A return line that units may be put on sale of.
     *
     * @param waiting units received, not discarded and not put on sale yet
     */
    record ReturnedLine(long returnLineId, BrandId brandId, Sku sku, int waiting) {}

    record Purchase(FyId customer, Sku sku) {}

    /** A request and what was decided about it, just now. */
    record Decided(StockRequest request, Decision decision) {}
}
