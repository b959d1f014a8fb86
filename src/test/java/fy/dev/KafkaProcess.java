package fy.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A broker in a process of its own, to be killed and started again with the same data on the same port. */
public final class KafkaProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    private KafkaProcess(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Returns when clients can connect. */
    public static KafkaProcess start(Path folder, int port) throws IOException {
        return new KafkaProcess(folder, port);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** After {@link #kill()}: nothing of its data is left. */
    public void wipe() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !file.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** After {@link #kill()}: the same data, the same port. */
    public void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaServerMain.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of(folder + ".log").toFile()))
                .start();
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ready ")) {
                return started;
            }
        }
        throw new IOException("the broker ended before it was ready: see " + folder + ".log");
    }
}
