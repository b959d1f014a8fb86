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

    private final OwnServers servers;
    private final List<Replica> replicas = new ArrayList<>();
    private final Optional<Front> front;
    private final Bazaar bazaar;

    /** @param name as the database's sessions are called */
    record Replica(String name, PackagedApp app, Link database, Link mail) {}

    private Stage(OwnServers servers, Bazaar bazaar, List<Replica> replicas, Optional<Front> front) {
        this.servers = servers;
        this.bazaar = bazaar;
        this.front = front;
        this.replicas.addAll(replicas);
    }

    static Stage set() throws IOException, SQLException {
        var servers = OwnServers.start();
        var replicas = List.of(replica(servers, "first"), replica(servers, "second"));
        var addresses = replicas.stream().map(r -> r.app().address()).toList();
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
            return new Stage(
                    servers, Bazaar.open(connection, 40, 60), replicas, Front.before(addresses, servers.folder()));
        }
    }

    private static Replica replica(OwnServers servers, String name) throws IOException {
        var database = Link.to(
                URI.create(servers.jdbcUrl().substring("jdbc:".length())).getPort());
        var mail = Link.to(servers.smtpPort());
        var url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/fy?ApplicationName=" + name;
        Map<String, String> settings = new HashMap<>(Bazaar.SETTINGS);
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.deciding.jdbc.url", url);
        settings.put("quarkus.mailer.port", Integer.toString(mail.port()));
        return new Replica(name, PackagedApp.start(servers, EVERYTHING, settings), database, mail);
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
        servers.close();
    }
}
