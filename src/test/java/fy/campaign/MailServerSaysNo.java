package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The mail server has no time, and then wants nothing to do with us. */
final class MailServerSaysNo implements Fault {

    @Override
    public String name() {
        return "mail-server-says-no";
    }

    @Override
    public String dose() {
        return "every connection to the mail server greeted with 421 for 8 s, then with 554 for 8 s";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("nothing; every mail arrives once", Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var links = stage.replicas().stream().map(Stage.Replica::mail).toList();
        for (var greeting : new String[] {"421 4.3.2 come back later", "554 5.3.2 no mail here"}) {
            links.forEach(link -> link.answerAll(greeting + "\r\n"));
            Fault.hold(Duration.ofSeconds(8));
        }
        links.forEach(Link::heal);
    }
}
