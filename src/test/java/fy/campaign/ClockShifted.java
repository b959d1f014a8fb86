package fy.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One replica lives in another hour than everything else. */
final class ClockShifted implements Fault {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    /** Past the hour for which a broker takes records of the future by default. */
    private static final List<String> SHIFTS = List.of("+61m", "-61m");

    private int struck;

    @Override
    public String name() {
        return "clock-shifted";
    }

    @Override
    public String dose() {
        return "one replica started again with a clock 61 min ahead, the next time 61 min behind, for 15 s; then kill -9, and right again";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "requests in flight when it ends; that replica is slow in such a clock",
                Duration.ofSeconds(16),
                Duration.ofSeconds(10));
    }

    @Override
    public Optional<String> impossible(Stage stage) {
        return library().isEmpty() ? Optional.of("libfaketime is not installed") : Optional.empty();
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        replica.app().stop();
        replica.app()
                .startAgain(List.of(
                        "env",
                        "LD_PRELOAD=" + library().orElseThrow(),
                        "FAKETIME=" + SHIFTS.get(struck++ % SHIFTS.size()),
                        "FAKETIME_DONT_FAKE_MONOTONIC=1",
                        "FAKETIME_FORCE_MONOTONIC_FIX=0", // else waits are rounded, and everything is ten times slower
                        "FAKETIME_DISABLE_SHM=1",
                        "NO_FAKE_STAT=1"));
        stage.awaitInRotation();
        Fault.hold(Duration.ofSeconds(15));
        replica.app().kill();
        replica.app().startAgain();
    }

    private static Optional<Path> library() {
        try (var found = Files.find(LIBRARIES, 3, (file, _) -> file.endsWith("libfaketime.so.1"))) {
            return found.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
