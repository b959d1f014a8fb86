package fy.orders;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** A count found less than is promised: the newest open orders that cannot be filled, until the brand has dealt with it. */
@ApplicationScoped
public class ShortfallTasks {

    private final Jdbc jdbc;

    @Inject
    ShortfallTasks(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody has to decide whose order cannot be filled.
     *
     * @param missing units promised that are not there
     * @param orderIds newest first
     */
    public record Task(long taskId, Sku sku, long missing, List<Long> orderIds, Instant openedAt) {}

    /** The brand's open tasks, oldest first, at most 100. */
    public List<Task> open(BrandId brandId) {
        return jdbc.list("""
                select task_id, sku, missing, order_ids, opened_at from shortfall_tasks
                where brand_id = ? and closed_at is null order by task_id limit 100
                """, ShortfallTasks::task, brandId);
    }

    /**
     * Ends a task.
     *
     * @return whether it was an open task of this brand
     */
    public boolean close(BrandId brandId, long taskId, FyId actor) {
        return jdbc.update("""
                update shortfall_tasks set closed_at = clock_timestamp(), closed_by = ?
                where brand_id = ? and task_id = ? and closed_at is null
                """, actor, brandId, taskId) == 1;
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getLong(1),
                new Sku(row.getString(2)),
                row.getLong(3),
                Arrays.asList((Long[]) row.getArray(4).getArray()),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
