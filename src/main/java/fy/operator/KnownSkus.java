package fy.operator;

import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** SKUs of all brands: only an operator may ask across them. */
@ApplicationScoped
class KnownSkus {

    private final Jdbc jdbc;

    @Inject
    KnownSkus(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(String code) {
        return Sku.isValid(code)
                && jdbc.first("select 1 from skus where sku = ?", row -> true, code)
                        .isPresent();
    }
}
