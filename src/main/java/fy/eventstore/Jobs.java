package fy.eventstore;

import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked of the event machinery and what came of it. */
@ApplicationScoped
public class Jobs {

    private static final String SELECT = """
            select job_id, kind, parameter, state, result, asked_by, asked_at, started_at, finished_at, runner from jobs
            """;

    private final Jdbc jdbc;
    private final Ids ids;

    @Inject
    Jobs(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Asks for work; a process that runs the relay or the monitor takes it up within a second or two. */
    public UUID ask(String kind, @Nullable String parameter, @Nullable FyId by) {
        var jobId = ids.next();
        jdbc.update(
                "insert into jobs (job_id, kind, parameter, state, asked_by) values (?, ?, ?, 'waiting', ?)",
                jobId,
                kind,
                parameter,
                by);
        return jobId;
    }

    public Optional<Job> find(UUID jobId) {
        return jdbc.first(SELECT + "where job_id = ?", Jobs::job, jobId);
    }

    /** The same, of this kind alone. */
    public Optional<Job> find(String kind, UUID jobId) {
        return find(jobId).filter(job -> job.kind().equals(kind));
    }

    /**
     * Holds a job for this attempt until the open transaction ends.
     *
     * @throws IllegalStateException another process has taken it up meanwhile
     */
    public void hold(Job job) {
        var held = jdbc.first(
                "select 1 from jobs where job_id = ? and runner = ? for update", row -> 1, job.jobId(), job.runner());
        if (held.isEmpty()) {
            throw new IllegalStateException("another process has taken this job up meanwhile");
        }
    }

    /** The newest jobs first. */
    public List<Job> newest(int limit) {
        return jdbc.list(SELECT + "order by asked_at desc, job_id desc limit ?", Jobs::job, limit);
    }

    /** The newest jobs of a kind first. */
    public List<Job> newest(String kind, int limit) {
        return jdbc.list(SELECT + "where kind = ? order by asked_at desc, job_id desc limit ?", Jobs::job, kind, limit);
    }

    private static Job job(ResultSet row) throws SQLException {
        var askedBy = row.getObject(6, UUID.class);
        return new Job(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Job.State.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                askedBy == null ? null : new FyId(askedBy),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                instant(row.getObject(8, OffsetDateTime.class)),
                instant(row.getObject(9, OffsetDateTime.class)),
                row.getObject(10, UUID.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
