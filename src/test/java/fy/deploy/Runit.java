package fy.deploy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution's supervisor over a copy of the services that are shipped. */
final class Runit implements AutoCloseable {

    static final Path SHIPPED = Path.of("deploy", "runit").toAbsolutePath();

    private final Path services;
    private final List<String> names;
    private final Map<String, String> environment;
    private final Process supervisor;

    private Runit(Path services, List<String> names, Map<String, String> environment, Process supervisor) {
        this.services = services;
        this.names = names;
        this.environment = environment;
        this.supervisor = supervisor;
    }

    /**
     * Copies these services below a folder and starts the supervisor; returns at once.
     *
     * @param names such as {@code fy-web}
     * @param environment what the machine says: where the files of settings, the package and the logs are
     */
    static Runit start(Path folder, List<String> names, Map<String, String> environment) throws IOException {
        Path copy = folder.resolve("runit");
        try (var files = Files.walk(SHIPPED)) {
            for (var file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, copy.resolve(SHIPPED.relativize(file).toString()));
            }
        }
        Path services = Files.createDirectory(folder.resolve("service"));
        for (var name : names) {
            Files.createSymbolicLink(services.resolve(name), copy.resolve(name));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var builder = new ProcessBuilder(Tools.RUNSVDIR.toString(), "-P", services.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runsvdir.log").toFile());
        builder.environment().putAll(environment);
        var supervisor = builder.start();
        leash(supervisor, services);
        return new Runit(services, names, environment, supervisor);
    }

    /** Process of a service; -1 while it does not run. */
    long pid(String service) {
        try {
            var pid = Files.readString(services.resolve(service).resolve("supervise/pid"))
                    .strip();
            return pid.isEmpty() ? -1 : Long.parseLong(pid);
        } catch (IOException e) {
            return -1;
        }
    }

    /** {@code run}, {@code down} or {@code finish}, with what else the supervisor says. */
    String status(String service) throws IOException {
        return Files.readString(services.resolve(service).resolve("supervise/stat"))
                .strip();
    }

    /** As an administrator would; returns what {@code sv} said. */
    String sv(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("/usr/bin/sv", "-w", "40"));
        command.addAll(List.of(words).subList(0, words.length - 1));
        command.add(services.resolve(words[words.length - 1]).toString());
        return Tools.run(environment, command.toArray(String[]::new));
    }

    /** Tells the service to end, after which it is started again; does not wait for it. */
    void term(String service) throws IOException, InterruptedException {
        Tools.run(environment, "/usr/bin/sv", "term", services.resolve(service).toString());
    }

    void awaitRunning(String service) {
        await("up: " + service)
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> sv("check", service).startsWith("ok: run:"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // First, as it would start again what ends.
        supervisor.destroy();
        if (!supervisor.waitFor(10, TimeUnit.SECONDS)) {
            supervisor.destroyForcibly();
        }
        for (var name : names) {
            new ProcessBuilder("/usr/bin/sv", "exit", services.resolve(name).toString())
                    .start()
                    .waitFor();
        }
        await("ended").atMost(Duration.ofSeconds(30)).until(() -> names.stream().allMatch(name -> pid(name) < 0));
    }

    /** Whatever happens to this test, nothing is supervised for ever. */
    private static void leash(Process supervisor, Path services) throws IOException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT TERM HUP; cat >/dev/null; kill " + supervisor.pid() + " 2>/dev/null; sv exit "
                                + services + "/*")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
