package fy.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** Says what no HTTP/2 client would: header fields of any content, and a body of any length. */
final class Http2Wire {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private Http2Wire() {}

    /**
     * What came back for one request.
     *
     * @param responses blocks of response headers, on any stream
     * @param refused whether the stream was reset or the connection given up
     * @param body of all responses
     */
    record Answer(int responses, boolean refused, String body) {}

    /** Sends one request on a new connection and reads until it is answered, refused, or the connection ends. */
    static Answer say(Proxy proxy, List<Map.Entry<String, String>> fields, String body) throws IOException {
        try (var socket = proxy.open("127.0.0.1")) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            var out = new ByteArrayOutputStream();
            out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
            frame(out, SETTINGS, 0, 0, new byte[0]);
            frame(out, HEADERS, END_HEADERS | (body.isEmpty() ? END_STREAM : 0), 1, block(fields));
            if (!body.isEmpty()) {
                frame(out, DATA, END_STREAM, 1, body.getBytes(ISO_8859_1));
            }
            socket.getOutputStream().write(out.toByteArray());
            return answer(socket);
        }
    }

    private static Answer answer(SSLSocket socket) throws IOException {
        int responses = 0;
        var body = new StringBuilder();
        var in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                in.readInt();
                var content = in.readNBytes(length);
                responses += type == HEADERS ? 1 : 0;
                if (type == DATA) {
                    body.append(new String(content, ISO_8859_1));
                }
                if (type == RESET || type == GO_AWAY) {
                    return new Answer(responses, true, body.toString());
                }
                if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
                    return new Answer(responses, false, body.toString());
                }
            }
        } catch (EOFException | SocketException e) {
            return new Answer(responses, true, body.toString());
        }
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] content) {
        out.write(content.length >> 16);
        out.write(content.length >> 8);
        out.write(content.length);
        out.write(type);
        out.write(flags);
        out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        out.writeBytes(content);
    }

    /** HPACK: each field by its text, not indexed, not compressed (RFC 7541, 6.2.2); no text is longer than 126 bytes. */
    private static byte[] block(List<Map.Entry<String, String>> fields) {
        var block = new ByteArrayOutputStream();
        for (var field : fields) {
            block.write(0);
            text(block, field.getKey());
            text(block, field.getValue());
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        block.write(text.length());
        block.writeBytes(text.getBytes(ISO_8859_1));
    }
}
