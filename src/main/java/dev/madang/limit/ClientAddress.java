package dev.madang.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is counted as one source. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The address itself, or the /64 of an IPv6 address: a household has all of it. Only for the literals that
     * the container gives, which need no name server. {@code 2001:db8::1} → {@code 20010db800000000/64}
     */
    public static String key(String remoteAddress) {
        try {
            InetAddress address = InetAddress.getByName(remoteAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return remoteAddress;
        }
    }
}
