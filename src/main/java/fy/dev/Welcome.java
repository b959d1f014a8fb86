package fy.dev;

import fy.shared.FySettings;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says where to look, once dev mode is up. */
@Singleton
@IfBuildProfile("dev")
class Welcome {

    private static final Logger LOG = Logger.getLogger("fy");

    void say(
            @Observes StartupEvent started, FySettings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        if (settings.embedded().orElse(true)) {
            LOG.infof(
                    "Fy: http://localhost:%d  mails: http://localhost:%d/dev/mails  data: %s (-Dfy.demo=fresh starts over)",
                    port,
                    port,
                    Path.of(settings.home().orElse(".fy")).toAbsolutePath().normalize());
        }
    }
}
