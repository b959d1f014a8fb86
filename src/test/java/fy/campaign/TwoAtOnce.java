package fy.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Two faults of different kinds at the same moment. */
final class TwoAtOnce implements Fault {

    private static final List<Fault> REPLICAS = List.of(new KillReplica(), new FreezeReplica(), new LinkBlackholed());
    private static final List<Fault> SERVERS =
            List.of(new KillBroker(), new KillDatabase(), new TerminateSessions(), new HotRowLocked());

    @Override
    public String name() {
        return "two-at-once";
    }

    @Override
    public String dose() {
        return "one of the faults of a replica and one of a server, at random, begun together";
    }

    @Override
    public int strikes() {
        return 6;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain("what either allows", Duration.ofSeconds(17), Duration.ofSeconds(15));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = REPLICAS.get(random.nextInt(REPLICAS.size()));
        var server = SERVERS.get(random.nextInt(SERVERS.size()));
        var beside = new Random(random.nextLong());
        var other = CompletableFuture.runAsync(() -> {
            try {
                server.strike(stage, beside);
            } catch (Exception e) {
                throw new IllegalStateException(server.name(), e);
            }
        });
        replica.strike(stage, random);
        other.join();
    }
}
