package fy.clients;

import fy.shared.PublicAddress;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The configured providers, each as what Quarkus needs to talk to it. None is contacted before somebody uses it. */
@ApplicationScoped
public class LoginProviders {

    private static final String GRAPH = "https://graph.facebook.com/me?fields=id,name,email";
    private static final String STATE_KEY = "login state";
    private static final Map<String, io.quarkus.oidc.runtime.OidcTenantConfig.Provider> KNOWN = Map.of(
            "google",
            io.quarkus.oidc.runtime.OidcTenantConfig.Provider.GOOGLE,
            "facebook",
            io.quarkus.oidc.runtime.OidcTenantConfig.Provider.FACEBOOK,
            "x",
            io.quarkus.oidc.runtime.OidcTenantConfig.Provider.X);
    private static final Map<String, String> LABELS = Map.of("google", "Google", "facebook", "Facebook", "x", "X");

    private final LoginSettings settings;
    private final PublicAddress address;
    private final Secrets secrets;

    @Inject
    LoginProviders(LoginSettings settings, PublicAddress address, Secrets secrets) {
        this.settings = settings;
        this.address = address;
        this.secrets = secrets;
    }

    /**
     * A button of the login page.
     *
     * @param name its part of the address: {@code /login/<name>}
     * @param label what the button says
     */
    public record Choice(String name, String label) {}

    /** Those whose credentials are set, in alphabetical order. */
    public List<Choice> choices() {
        return settings.providers().entrySet().stream()
                .filter(it -> isSet(it.getValue()))
                .map(it -> new Choice(it.getKey(), label(it.getKey(), it.getValue())))
                .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
                .toList();
    }

    boolean has(String name) {
        var provider = settings.providers().get(name);
        return provider != null && isSet(provider);
    }

    /** For {@code /login/<name>}: the code flow, with state, PKCE and, but for X, nonce and ID token. */
    Optional<OidcTenantConfig> codeFlow(String name) {
        return Optional.ofNullable(settings.providers().get(name))
                .filter(LoginProviders::isSet)
                .map(provider -> codeFlow(name, provider));
    }

    /** For JWTs: the provider that has this issuer and whose audience is set. Its keys verify them; it is never asked. */
    Optional<OidcTenantConfig> bearer(String issuer) {
        return settings.providers().entrySet().stream()
                .filter(it -> isSet(it.getValue()) && issuer.equals(issuer(it.getValue())))
                .flatMap(it -> bearer(it.getKey(), it.getValue(), issuer))
                .findFirst();
    }

    private OidcTenantConfig codeFlow(String name, LoginSettings.Provider provider) {
        var builder = base(name, provider).applicationType(ApplicationType.WEB_APP);
        var authentication = builder.authentication()
                .redirectPath(address.at("/login/" + name + "/callback"))
                .restorePathAfterRedirect(false)
                .removeRedirectParameters(false)
                .cookiePath("/login/" + name)
                .cookieForceSecure(address.isHttps())
                .allowMultipleCodeFlows()
                .failOnMissingStateParam()
                .pkceRequired()
                .stateSecret(secrets.keyFor(STATE_KEY).substring(0, 32));
        if (name.equals("x")) {
            authentication.userInfoRequired().idTokenRequired(false).addOpenidScope(false);
        } else {
            authentication.nonceRequired(provider.nonce());
        }
        if (name.equals("facebook")) {
            authentication.userInfoRequired();
        }
        if (!KNOWN.containsKey(name)) {
            authentication.scopes("email", "profile");
        }
        var config = authentication.end();
        return name.equals("facebook")
                ? config.userInfoPath(provider.userInfoPath().orElse(GRAPH))
                        .token()
                        .issuer("https://www.facebook.com")
                        .end()
                        .build()
                : config.build();
    }

    private Stream<OidcTenantConfig> bearer(String name, LoginSettings.Provider provider, String issuer) {
        return provider.audience().stream().map(audience -> base("api-" + name, provider)
                .applicationType(ApplicationType.SERVICE)
                .token()
                .issuer(issuer)
                .audience(audience)
                .subjectRequired()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build());
    }

    private static OidcTenantConfigBuilder base(String tenant, LoginSettings.Provider provider) {
        var builder = OidcTenantConfig.builder()
                .tenantId(tenant)
                .clientId(provider.clientId().orElseThrow());
        var known = KNOWN.get(tenant.replaceFirst("^api-", ""));
        if (known != null) {
            builder.provider(known);
            provider.authServerUrl().ifPresent(builder::authServerUrl);
        } else {
            builder.authServerUrl(provider.authServerUrl().orElseThrow());
        }
        provider.clientSecret().ifPresent(builder::credentials);
        provider.tokenPath().ifPresent(builder::tokenPath);
        provider.authorizationPath().ifPresent(builder::authorizationPath);
        provider.jwksPath().ifPresent(builder::jwksPath);
        provider.userInfoPath().ifPresent(builder::userInfoPath);
        return builder;
    }

    private static boolean isSet(LoginSettings.Provider provider) {
        return provider.clientId().isPresent();
    }

    private static String label(String name, LoginSettings.Provider provider) {
        return provider.label().orElseGet(() -> LABELS.getOrDefault(name, name));
    }

    private static String issuer(LoginSettings.Provider provider) {
        return provider.issuer().or(provider::authServerUrl).orElse("");
    }
}
