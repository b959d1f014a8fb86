package fy.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker as a process of its own, which can be killed: {@code java -cp … fy.dev.KafkaServerMain <folder> <port>}.
 * Prints {@code ready <host:port>} when it is, and ends when its standard input does, so it never outlives its starter.
 */
public final class KafkaServerMain {

    private KafkaServerMain() {}

    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: KafkaServerMain <folder> <port>");
            System.exit(2);
        }
        KafkaServer server = KafkaServer.start(Files.createDirectories(Path.of(args[0])), Integer.parseInt(args[1]));
        System.out.println("ready " + server.address());
        while (System.in.read() >= 0) {
            // whatever is said, only the end of it matters
        }
        System.exit(0);
    }
}
