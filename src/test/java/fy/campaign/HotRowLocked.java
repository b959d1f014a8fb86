package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** Somebody holds the row that most orders need. */
final class HotRowLocked implements Fault {

    @Override
    public String name() {
        return "hot-row-locked";
    }

    @Override
    public String dose() {
        return "the hot SKU of a brand locked by another session for 10 s";
    }

    @Override
    public int strikes() {
        return 5;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 within 2 s for that SKU; others sell", Duration.ofSeconds(8), Duration.ofSeconds(3));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        try (var holding = stage.superuser()) {
            holding.setAutoCommit(false);
            Sessions.run(holding, "select * from stock where sku = 'alba_00' for update");
            Fault.hold(Duration.ofSeconds(10));
            holding.rollback();
        }
    }
}
