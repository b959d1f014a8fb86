package fy.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A shape the application is shipped in, after the build made it. */
public enum Artifact {
    /** {@code target/quarkus-app} on a Java virtual machine. */
    JAR,

    /** The same with what {@code deploy/start-cache} made of it. */
    CACHED_JAR,

    /** A native image. */
    BINARY;

    private static boolean cached;

    static final Path FOLDER = Path.of("target", "quarkus-app").toAbsolutePath();

    /** What the tests of the package start: what the image starts, unless the system property {@code fy.package} names another. */
    public static Artifact tested() {
        return valueOf(System.getProperty("fy.package", CACHED_JAR.name()));
    }

    /** Whether the build made it. */
    public boolean exists() {
        return switch (this) {
            case JAR, CACHED_JAR -> Files.exists(FOLDER.resolve("quarkus-run.jar"));
            case BINARY -> binaries().findAny().isPresent();
        };
    }

    /** A folder with it as an administrator would install it. */
    public Path folder(Path below) throws IOException {
        if (this == CACHED_JAR) {
            makeCache();
        }
        if (this != BINARY) {
            return FOLDER;
        }
        var folder = Files.createDirectory(below.resolve("package"));
        Files.createLink(folder.resolve("fy"), binary());
        return folder;
    }

    /** Makes the {@link #CACHED_JAR} of the jar, as an image's build or an administrator would, once; until these tests end. */
    public static synchronized void makeCache() throws IOException {
        if (cached) {
            return;
        }
        var making = new ProcessBuilder("deploy/start-cache", FOLDER.toString()).redirectErrorStream(true);
        making.environment().put("FY_JAVA", java());
        var process = making.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.contains("MB: java @")) {
            throw new IllegalStateException(said);
        }
        for (var name : List.of("fy.aot", "fy.args", "fy.jars")) {
            FOLDER.resolve(name).toFile().deleteOnExit();
        }
        cached = true;
    }

    /** One of the jar's own jars. */
    public static Path jar() throws IOException {
        try (var jars = Files.list(FOLDER.resolve("app"))) {
            return jars.findFirst().orElseThrow();
        }
    }

    /**
     * What starts it.
     *
     * @param options of a Java virtual machine; a native image takes those of them that it knows
     * @param settings by their property names
     */
    public List<String> command(List<String> options, Map<String, String> settings) throws IOException {
        return command(FOLDER, options, settings);
    }

    /** The same of a jar in that folder, such as another version's. */
    List<String> command(Path folder, List<String> options, Map<String, String> settings) throws IOException {
        if (this == CACHED_JAR) {
            makeCache();
        }
        var command = new ArrayList<String>();
        command.add(this == BINARY ? binary().toString() : java());
        options.stream()
                .filter(option -> this != BINARY || isKnownToBinaries(option))
                .forEach(command::add);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        switch (this) {
            case JAR ->
                command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
            case CACHED_JAR -> command.add("@" + FOLDER.resolve("fy.args"));
            case BINARY -> {}
        }
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean isKnownToBinaries(String option) {
        return option.startsWith("-D") || option.startsWith("-Xm") || option.equals("-XX:+ExitOnOutOfMemoryError");
    }

    static Path binary() {
        return binaries().findFirst().orElseThrow();
    }

    private static Stream<Path> binaries() {
        try (var files = Files.list(FOLDER.getParent())) {
            return files.filter(file -> file.toString().endsWith("-runner")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
