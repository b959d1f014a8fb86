package fy.notifications;

import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Mails are another process's: this one does not run notifications. */
@Singleton
class NotHere implements Scheduled.SkipPredicate {

    private final FySettings settings;

    @Inject
    NotHere(FySettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !settings.roles().contains(Role.NOTIFICATIONS);
    }
}
