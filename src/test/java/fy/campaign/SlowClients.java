package fy.campaign;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Hundreds who never finish what they say, to the proxy and past it. */
final class SlowClients implements Fault {

    private static final int EACH = 100;
    private static final int SECONDS = 20;

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public String dose() {
        return "for 20 s, at the proxy and at each replica, 100 connections that send a header a second and 100 that"
                + " announce a body and send a byte of it a second";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("others do not notice", Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var addresses = new ArrayList<>(stage.addresses());
        var slow = new ArrayList<Socket>();
        for (var address : addresses) {
            for (int i = 0; i < EACH; i++) {
                slow.add(begun(address, "GET / HTTP/1.1\r\nHost: localhost\r\n"));
                slow.add(begun(address, """
                        POST /api/orders HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer fy_campaign_customer_0\r
                        Idempotency-Key: slow\r
                        Content-Type: application/json\r
                        Content-Length: 1000\r
                        \r
                        {"""));
            }
        }
        for (int second = 0; second < SECONDS; second++) {
            Fault.hold(Duration.ofSeconds(1));
            say(slow);
        }
        for (var socket : slow) {
            socket.close();
        }
    }

    private static Socket begun(URI address, String opening) throws IOException {
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(opening.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** One more piece each; whoever was hung up on is done. */
    private static void say(List<Socket> slow) {
        for (int i = 0; i < slow.size(); i++) {
            try {
                var piece = i % 2 == 0 ? "X-More: more\r\n" : " ";
                slow.get(i).getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                continue;
            }
        }
    }
}
