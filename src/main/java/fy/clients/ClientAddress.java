package fy.clients;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The network address that a request comes from, as limits count it: an IPv4 address itself, also where it is written as
 * IPv6; of an IPv6 address its network of 64 bits, all of which is usually one customer's of a provider.
 */
public final class ClientAddress {

    private static final String UNKNOWN = "unknown";
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Of this request: what a trusted proxy says, else where the connection comes from. */
    public static String of(RoutingContext request) {
        var address = request.request().remoteAddress();
        return address == null ? UNKNOWN : of(address);
    }

    private static String of(SocketAddress address) {
        return of(address.host());
    }

    /** Whatever is no IP address counts as one and the same. */
    static String of(@Nullable String address) {
        var bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return UNKNOWN;
        }
        try {
            var ip = InetAddress.getByAddress(bytes).getAddress();
            if (ip.length == IPV6_BYTES) {
                Arrays.fill(ip, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
            }
            return InetAddress.getByAddress(ip).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are an address", e);
        }
    }
}
