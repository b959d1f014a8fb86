package fy.campaign;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that runs: database, broker, mail server, two replicas on links of their own, a proxy in front of them. */
final class Stage implements AutoCloseable {

    private static final String EVERYTHING = "web,relay,monitor,notifications";
    private static final int NOBODY_LISTENS = 1;

    private final OwnServers servers;
    private final List<Replica> replicas = new ArrayList<>();
    /** Name of the provider that people could log in with, if it were there. */
    static final String LOGIN = "somebody";

    private final Optional<Disks> disks;
    private final Link login;
    private final Optional<Front> front;
    private final Bazaar bazaar;
    private final History history = new History();

    /** @param name as the database's sessions are called */
    record Replica(String name, PackagedApp app, Link database, Link mail) {}

    private Stage(
            OwnServers servers,
            Optional<Disks> disks,
            Link login,
            Bazaar bazaar,
            List<Replica> replicas,
            Optional<Front> front) {
        this.servers = servers;
        this.disks = disks;
        this.login = login;
        this.bazaar = bazaar;
        this.front = front;
        this.replicas.addAll(replicas);
    }

    /** @param ownDisks whether database and broker get file systems of their own, where that can be */
    static Stage set(boolean ownDisks) throws IOException, SQLException {
        var folder = OwnServers.newFolder();
        var disks = ownDisks ? Disks.under(folder) : Optional.<Disks>empty();
        var servers = OwnServers.start(folder);
        var login = Link.to(NOBODY_LISTENS);
        var replicas = List.of(replica(servers, login, "first"), replica(servers, login, "second"));
        var addresses = replicas.stream().map(r -> r.app().address()).toList();
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
            return new Stage(
                    servers,
                    disks,
                    login,
                    Bazaar.open(connection, 40, 60),
                    replicas,
                    Front.before(addresses, servers.folder()));
        }
    }

    private static Replica replica(OwnServers servers, Link login, String name) throws IOException {
        var database = Link.to(
                URI.create(servers.jdbcUrl().substring("jdbc:".length())).getPort());
        var mail = Link.to(servers.smtpPort());
        var url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/fy?ApplicationName=" + name;
        Map<String, String> settings = new HashMap<>(Bazaar.SETTINGS);
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.deciding.jdbc.url", url);
        settings.put("quarkus.flyway.jdbc-url", url);
        settings.put("quarkus.mailer.port", Integer.toString(mail.port()));
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("fy.login." + LOGIN + ".client-id", "campaign");
        settings.put("fy.login." + LOGIN + ".client-secret", "nothing-secret-of-the-campaign-01234567");
        settings.put("fy.login." + LOGIN + ".auth-server-url", "http://127.0.0.1:" + login.port());
        return new Replica(name, PackagedApp.start(servers, EVERYTHING, settings), database, mail);
    }

    /** Database's and broker's; nothing where they share a file system with all else. */
    Optional<Disks> disks() {
        return disks;
    }

    /** The link to the login provider. */
    Link login() {
        return login;
    }

    /** Where connections are taken: the proxy's address, and each replica's. */
    List<URI> addresses() {
        var all = new ArrayList<URI>();
        front.ifPresent(it -> all.add(it.address()));
        replicas.forEach(replica -> all.add(replica.app().address()));
        return all;
    }

    /** What everybody sent and was told since the beginning. */
    History history() {
        return history;
    }

    /** Sends what somebody beside the driver's people wants, and writes down what came back. */
    void send(Request request) {
        long start = System.nanoTime();
        var operation = request.answered(doors().getFirst().send(request));
        history.add(request, operation, System.nanoTime() - start);
    }

    OwnServers servers() {
        return servers;
    }

    Bazaar bazaar() {
        return bazaar;
    }

    List<Replica> replicas() {
        return replicas;
    }

    Replica replica(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until every replica gets requests. */
    void awaitInRotation() {
        front.ifPresent(f -> f.awaitAll(replicas.size()));
    }

    boolean hasFront() {
        return front.isPresent();
    }

    /** Where clients go: to the proxy, or to the replicas themselves where there is none. */
    List<Http> doors() {
        return front.map(f -> List.of(new Http(f.address())))
                .orElseGet(() -> Driver.doors(
                        replicas.stream().map(r -> r.app().address()).toList()));
    }

    /** A session of a superuser, not through any link. */
    Connection superuser() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), "postgres", "");
    }

    @Override
    public void close() throws Exception {
        if (front.isPresent()) {
            front.get().close();
        }
        for (var replica : replicas) {
            replica.app().close();
            replica.database().close();
            replica.mail().close();
        }
        login.close();
        servers.close();
        if (disks.isPresent()) {
            disks.get().close();
        }
    }
}
