package fy.campaign;

import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** One replica may have less memory than it needs; the kernel kills it, and a supervisor starts it again. */
final class ReplicaStarved implements Fault {

    private static final Path MEMORY = Path.of("/sys/fs/cgroup/memory");
    private static final int MEBIBYTES = Integer.getInteger("faults.memory", 260);
    private static final int DEATHS = 2;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "replica-starved";
    }

    @Override
    public String dose() {
        return "one replica in a cgroup of " + MEBIBYTES
                + " MiB until the kernel has killed it twice, each time started again";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "requests in flight of that replica, as after kill -9", Duration.ofSeconds(16), Duration.ofSeconds(10));
    }

    @Override
    public Optional<String> impossible(Stage stage) {
        return Files.isWritable(MEMORY) ? Optional.empty() : Optional.of("no memory cgroup may be made here");
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var app = stage.replicas().get(random.nextInt(stage.replicas().size())).app();
        var group = Files.createDirectory(
                MEMORY.resolve("fy-campaign-" + ProcessHandle.current().pid()));
        Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString((long) MEBIBYTES << 20));
        app.kill();
        int deaths = 0;
        start(app, group);
        for (long end = System.nanoTime() + AT_MOST.toNanos(); System.nanoTime() < end && deaths < DEATHS; ) {
            if (!app.runs()) {
                deaths++;
                start(app, group);
            }
            Fault.hold(Duration.ofMillis(250));
        }
        app.kill();
        app.startAgain();
        Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).until(() -> Files.deleteIfExists(group));
        if (deaths == 0) {
            throw new IllegalStateException("it had memory enough: nothing was tried");
        }
    }

    /** It may well end before it is ready. */
    private static void start(PackagedApp app, Path group) throws IOException {
        try {
            app.startAgain(List.of("sh", "-c", "echo $$ >" + group + "/cgroup.procs; exec \"$@\"", "sh"));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            System.out.println("  the starved replica ended before it was ready");
        }
    }
}
