package fy.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import fy.shared.Jdbc;
import fy.shared.Unhurried;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Does the jobs, one at a time over all processes that run the relay or the monitor. Who does them holds a lock: a job
 * found running by the next holder was left by a process that died, and is begun again.
 */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final long PAUSE_MILLIS = 500;

    private final FySettings fy;
    private final List<JobWork> works;
    private final Jobs jobs;
    private final Jdbc jdbc;
    private final DataSource database;
    private final ObjectMapper json;
    private volatile boolean stopping;

    @Inject
    JobRunner(FySettings fy, @All List<JobWork> works, Jobs jobs, Jdbc jdbc, DataSource database, ObjectMapper json) {
        this.fy = fy;
        this.works = works;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.database = database;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        if (fy.roles().contains(Role.RELAY) || fy.roles().contains(Role.MONITOR)) {
            Thread.ofPlatform().daemon().name("jobs").start(this::work);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void work() {
        while (!stopping) {
            try {
                if (anything()) {
                    underLock();
                }
            } catch (SQLException | RuntimeException e) {
                LOG.debug("no job can be taken up now", e);
            }
            pause();
        }
    }

    private boolean anything() {
        return jdbc.first("select 1 from jobs where state in ('waiting', 'running') limit 1", row -> 1)
                .isPresent();
    }

    private void underLock() throws SQLException {
        var lock = AdvisoryLock.take(database, AdvisoryLock.JOBS);
        if (lock.isEmpty()) {
            return;
        }
        try (var _ = lock.get()) {
            for (var next = next(); next.isPresent() && !stopping; next = next()) {
                run(next.get());
            }
        }
    }

    private Optional<Job> next() {
        return jdbc.first("""
                select job_id from jobs where state in ('waiting', 'running')
                order by state, asked_at, job_id limit 1
                """, row -> row.getObject(1, UUID.class)).flatMap(jobs::find);
    }

    private void run(Job taken) {
        jdbc.update(
                "update jobs set state = 'running', started_at = now(), runner = ? where job_id = ?",
                UUID.randomUUID(),
                taken.jobId());
        var job = jobs.find(taken.jobId()).orElseThrow();
        JobWork.Done done;
        boolean failed = false;
        try {
            done = Unhurried.call(() -> work(job).run(job));
        } catch (Exception e) {
            LOG.warn("job " + job.kind() + " " + job.jobId() + " failed", e);
            done = new JobWork.Done(false, 0, 0, Map.of(), e.getMessage() == null ? e.toString() : e.getMessage());
            failed = true;
            if (stopping) {
                return;
            }
        }
        jdbc.update(
                "update jobs set state = ?, result = ?::jsonb, finished_at = now() where job_id = ? and runner = ?",
                failed ? "failed" : "done",
                result(failed, done),
                job.jobId(),
                job.runner());
    }

    private JobWork work(Job job) {
        return works.stream()
                .filter(work -> work.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows how to " + job.kind()));
    }

    private String result(boolean failed, JobWork.Done done) {
        var result = new LinkedHashMap<String, Object>();
        result.put("state", failed ? "failed" : "done");
        result.put("balanced", done.balanced());
        result.put("skus", done.skus());
        result.put("events", done.events());
        result.put("checkpoints", done.checkpoints());
        result.put("firstDifference", done.firstDifference());
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
