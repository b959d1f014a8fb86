package fy.bench;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Servers with a town on them that takes minutes to make: it is kept under {@code target/towns} and used again, as long as
 * the migrations and the town's own SQL are the same.
 */
final class KeptTown {

    private static final Path TOWNS = Path.of("target", "towns").toAbsolutePath();

    private KeptTown() {}

    /** Puts a town on fresh servers, whose tables are there. */
    interface Builder {
        void build(OwnServers servers) throws Exception;
    }

    static OwnServers open(String name, Builder builder) throws Exception {
        Path folder = TOWNS.resolve(name + "-" + fingerprint());
        Path made = folder.resolve("made");
        if (Files.exists(made)) {
            return OwnServers.startIn(folder);
        }
        if (Files.exists(folder)) {
            throw new IOException(folder + " is half made: delete it");
        }
        OwnServers servers = OwnServers.startIn(Files.createDirectories(folder));
        try (var migrating = PackagedApp.start(servers, "web", Town.SETTINGS)) {
            migrating.stop();
        }
        builder.build(servers);
        Files.createFile(made);
        return servers;
    }

    private static String fingerprint() throws Exception {
        var files = new ArrayList<Path>(List.of(Path.of("src/test/resources/fy/bench/large-town.sql")));
        try (var migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            migrations.sorted().forEach(files::add);
        }
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 4);
    }
}
