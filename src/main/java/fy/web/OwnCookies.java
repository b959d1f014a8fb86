package fy.web;

import fy.shared.PublicAddress;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Every cookie of ours is out of reach of scripts and of other sites, and secure where people come by https. */
@ApplicationScoped
public class OwnCookies {

    private final PublicAddress address;

    @Inject
    OwnCookies(PublicAddress address) {
        this.address = address;
    }

    /** A cookie that lives as long as the browser does, unless it is given an age. */
    public Cookie cookie(String name, String value, String path) {
        return Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSecure(address.isHttps())
                .setSameSite(CookieSameSite.LAX);
    }
}
