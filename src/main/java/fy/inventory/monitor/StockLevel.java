package fy.inventory.monitor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The projection: the live stock of a SKU, in one generation. Only folded events change it. */
@Entity
@Table(name = "stock_level")
@IdClass(StockLevel.Key.class)
public class StockLevel extends PanacheEntityBase {

    /** Which row of which generation. */
    public record Key(int generation, String sku) {}

    @Id
    public int generation;

    @Id
    public String sku;

    @Column(name = "brand_id")
    public UUID brandId;

    /** Units. */
    @Column
    public long quantity;

    /** Of the last event that was applied; 0 while even the first is missing. */
    @Column
    public long seq;

    /** Of the last event that was applied. */
    @Column(name = "occurred_at")
    public Instant occurredAt;

    /** An event is missing: later ones are parked until it arrives. */
    @Column
    public boolean held;

    /**
     * The levels of these SKUs, locked in code order; those without one are left out. The codes go as one array: a list in
     * the query's own language would be another query, to be translated anew, for each number of SKUs.
     */
    static Map<String, StockLevel> lock(int generation, Collection<String> skus) {
        var found = new LinkedHashMap<String, StockLevel>();
        var rows = getEntityManager()
                .createNativeQuery("""
                        select generation, sku, brand_id, quantity, seq, occurred_at, held from stock_level
                        where generation = ?1 and sku = any (?2) order by sku for update
                        """, StockLevel.class)
                .setParameter(1, generation)
                .setParameter(2, skus.toArray(String[]::new))
                .getResultList();
        for (Object row : rows) {
            var level = (StockLevel) row;
            found.put(level.sku, level);
        }
        return found;
    }
}
