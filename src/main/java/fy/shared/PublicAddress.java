package fy.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How people reach the marketplace, whatever stands between them and this process. */
@ApplicationScoped
public class PublicAddress {

    private final FySettings fy;

    @Inject
    PublicAddress(FySettings fy) {
        this.fy = fy;
    }

    /** Whether people come by https: then cookies are secure and browsers are told to stay with it. */
    public boolean isHttps() {
        return fy.publicUrl().startsWith("https:");
    }
}
