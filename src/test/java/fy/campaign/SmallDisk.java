package fy.campaign;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of its own on a file, small enough to be filled to its last block. Can be had by root only. */
final class SmallDisk implements AutoCloseable {

    private static final long SMALLEST = 4_096;

    private final Path at;
    private final Path ballast;

    private SmallDisk(Path at) {
        this.at = at;
        this.ballast = at.resolve("ballast");
    }

    /** Mounted on a new folder, empty; nothing where that is not allowed. Gone with this process at the latest. */
    static Optional<SmallDisk> mount(Path at, long bytes) throws IOException {
        Files.createDirectories(at);
        var image = Path.of(at + ".img");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        if (!run("mkfs.ext4", "-q", "-m", "0", image.toString())
                || !run("mount", "-o", "loop", image.toString(), at.toString())) {
            Files.delete(image);
            return Optional.empty();
        }
        new ProcessBuilder("sh", "-c", "trap '' INT TERM HUP; cat >/dev/null; umount -l '" + at + "' 2>/dev/null")
                .start();
        Files.delete(image); // the mount keeps it
        Files.delete(at.resolve("lost+found")); // the broker takes every folder for a partition
        return Optional.of(new SmallDisk(at));
    }

    /** Not a block is left. */
    void fill() throws IOException {
        long held = 0;
        for (long piece = Files.getFileStore(at).getUsableSpace(); piece >= SMALLEST; piece /= 2) {
            while (run("fallocate", "-o", Long.toString(held), "-l", Long.toString(piece), ballast.toString())) {
                held += piece;
            }
        }
        if (held == 0) {
            throw new IOException("nothing could be put on " + at);
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", at.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
