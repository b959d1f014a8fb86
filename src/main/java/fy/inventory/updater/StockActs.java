package fy.inventory.updater;

import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Row;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.shared.Sku;
import java.util.Set;
import java.util.stream.Collectors;

/** What an act names. */
final class StockActs {

    private StockActs() {}

    /** How many movements an act asks for. */
    static int size(StockAct act) {
        return switch (act) {
            case Sale sale -> sale.lines().size();
            case Adjustment adjustment -> adjustment.rows().size();
            case Release release -> release.lines().size();
            case Reversal reversal -> reversal.events().size();
        };
    }

    /** The SKUs an act names itself; a reversal names movements instead. */
    static Set<Sku> skus(StockAct act) {
        return switch (act) {
            case Sale sale -> sale.lines().stream().map(SaleLine::sku).collect(Collectors.toSet());
            case Adjustment adjustment ->
                adjustment.rows().stream().map(Row::sku).collect(Collectors.toSet());
            case Release release ->
                release.lines().stream().map(ReleaseLine::sku).collect(Collectors.toSet());
            case Reversal _ -> Set.of();
        };
    }
}
