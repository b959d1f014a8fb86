package fy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the security log while it is open. */
public final class SecurityLines extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("fy.security");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private SecurityLines() {}

    public static SecurityLines listen() {
        var lines = new SecurityLines();
        LOG.addHandler(lines);
        return lines;
    }

    /** In the order they were written, all of them at INFO. */
    public List<String> all() {
        if (records.stream().anyMatch(it -> !it.getLevel().equals(Level.INFO) || it.getThrown() != null)) {
            throw new AssertionError("not at INFO, or with an exception: " + records);
        }
        return records.stream().map(LogRecord::getMessage).toList();
    }

    public void clear() {
        records.clear();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
