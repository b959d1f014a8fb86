package fy.inventory.updater;

import fy.shared.Sku;

/** The brand has no such SKU: another brand's does not exist for it. Answered as 404. Nothing happened. */
public class UnknownSku extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sku sku;

    public UnknownSku(Sku sku) {
        super("no SKU " + sku);
        this.sku = sku;
    }

    public Sku sku() {
        return sku;
    }
}
