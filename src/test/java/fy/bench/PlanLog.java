package fy.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fy.dev.OwnServers;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes the database write down the plan of every statement that the application runs, and reads that. */
final class PlanLog {

    private final Path file;
    private long read;

    private PlanLog(Path file) {
        this.file = file;
    }

    /** Holds for connections that are made from now on. */
    static PlanLog begin(OwnServers servers) throws SQLException, IOException {
        try (var connection = LargeTown.superuser(servers)) {
            Town.run(connection, "load 'auto_explain'");
            for (var setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_format = 'json'",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_timing = off")) {
                Town.run(connection, "alter role fy_app set " + setting);
            }
        }
        var log = new PlanLog(servers.folder().resolve("postgres").resolve("postgres.log"));
        log.next();
        return log;
    }

    /** What was run since the last call. */
    List<ListPlan> next() throws IOException {
        String said;
        try (var channel = Files.newByteChannel(file).position(read);
                var stream = Channels.newInputStream(channel)) {
            byte[] since = stream.readAllBytes();
            read += since.length;
            said = new String(since, StandardCharsets.UTF_8);
        }
        var plans = new ArrayList<ListPlan>();
        StringBuilder plan = null;
        for (var line : (said + "\nend").split("\n", -1)) {
            if (plan != null && line.startsWith("\t")) {
                plan.append(line).append('\n');
                continue;
            }
            if (plan != null) {
                plans.add(ListPlan.of(JsonMapper.builder().build().readTree(plan.toString())));
            }
            plan = line.endsWith("plan:") ? new StringBuilder() : null;
        }
        return plans;
    }
}
