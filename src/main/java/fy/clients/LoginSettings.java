package fy.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/**
 * The providers of the login page: {@code fy.login.google.client-id} and so on. {@code google}, {@code facebook} and
 * {@code x} are known; any other name is an OpenID Connect provider and needs {@code auth-server-url}.
 */
@ConfigMapping(prefix = "fy.login")
interface LoginSettings {

    @WithParentName
    Map<String, Provider> providers();

    /** One provider; it is shown as soon as its client id is set. */
    interface Provider {

        /** Issuer's address; built in for the three known ones. */
        Optional<String> authServerUrl();

        /** What the provider knows this marketplace by. */
        Optional<String> clientId();

        /** What the provider gave out with the client id; a secret. */
        Optional<String> clientSecret();

        /** Name on the login page's button. */
        Optional<String> label();

        /** Set: access tokens (JWTs) of this provider for this audience are accepted by the API. Must not be the client id. */
        Optional<String> audience();

        /** Issuer in those JWTs where it is not {@code auth-server-url}. */
        Optional<String> issuer();

        /** Address of the token endpoint where the built-in one is outdated (Facebook's pins a version). */
        Optional<String> tokenPath();

        /** The same for the page that people are sent to. */
        Optional<String> authorizationPath();

        /** The same for the keys that ID tokens are signed with. */
        Optional<String> jwksPath();

        /** The same for who somebody is, where an ID token does not say (X, Facebook). */
        Optional<String> userInfoPath();

        /** Whether the provider puts the nonce into its ID tokens, as it should. */
        @WithDefault("true")
        boolean nonce();
    }
}
