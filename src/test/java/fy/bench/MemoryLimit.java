package fy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;

/** A control group of the kernel with a limit to its memory, as a container has one; takes the right to make it. */
final class MemoryLimit implements AutoCloseable {

    private static final Path FIRST_VERSION = Path.of("/sys/fs/cgroup/memory");
    private static final Path SECOND_VERSION = Path.of("/sys/fs/cgroup");

    private final Path group;
    private final boolean first;

    private MemoryLimit(Path group, boolean first) {
        this.group = group;
        this.first = first;
    }

    static MemoryLimit of(int mib) throws IOException {
        boolean first = Files.exists(FIRST_VERSION.resolve("memory.limit_in_bytes"));
        var group = (first ? FIRST_VERSION : SECOND_VERSION)
                .resolve("fy-" + mib + "-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        Files.writeString(
                group.resolve(first ? "memory.limit_in_bytes" : "memory.max"), Long.toString(mib * 1024L * 1024));
        return new MemoryLimit(group, first);
    }

    /** What stands before a command that is to run within. */
    List<String> enter() {
        return List.of("sh", "-c", "echo $$ >" + group.resolve("cgroup.procs") + " && exec \"$@\"", "sh");
    }

    /** The most that was used at once, MiB, with the files that were read. */
    double mostMib() throws IOException {
        var file = group.resolve(first ? "memory.max_usage_in_bytes" : "memory.peak");
        return Long.parseLong(Files.readString(file).strip()) / 1024.0 / 1024;
    }

    /** Once whatever ran within is gone. */
    @Override
    public void close() throws IOException {
        Awaitility.await()
                .until(() -> Files.readString(group.resolve("cgroup.procs")).isBlank());
        Files.delete(group);
    }
}
