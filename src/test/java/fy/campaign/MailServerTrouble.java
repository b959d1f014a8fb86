package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The mail server hangs up, says nothing, or takes a mail and cannot say so. */
final class MailServerTrouble implements Fault {

    @Override
    public String name() {
        return "mail-server-trouble";
    }

    @Override
    public String dose() {
        return "for 6 s each: every connection reset; no answer at all; reset in place of the answer to a mail";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing(
                "nothing; every mail arrives, at the most a few times with the same Message-ID",
                Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var links = stage.replicas().stream().map(Stage.Replica::mail).toList();
        links.forEach(Link::refuse);
        Fault.hold(Duration.ofSeconds(6));
        links.forEach(Link::heal);
        links.forEach(Link::silence);
        Fault.hold(Duration.ofSeconds(6));
        links.forEach(Link::heal);
        links.forEach(link -> link.tearAfter("354"));
        Fault.hold(Duration.ofSeconds(6));
        links.forEach(Link::heal);
    }
}
