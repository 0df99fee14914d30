package dev.madang.https;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Under which names and addresses other machines may reach this one. */
public final class OwnAddresses {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?", Pattern.CASE_INSENSITIVE);

    private OwnAddresses() {}

    /** Without loopback, and without addresses that mean something on one link only; IPv4 first. */
    public static List<InetAddress> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted((one, other) -> Boolean.compare(one instanceof Inet6Address, other instanceof Inet6Address))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the system calls this machine, if it can be written into a certificate. */
    static Optional<String> hostName() {
        try {
            return Stream.of(InetAddress.getLocalHost().getHostName())
                    .filter(name -> NAME.matcher(name).matches())
                    .findFirst();
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }

    /** As it is written into an address bar: without the zone, and an IPv6 address in brackets. */
    public static String inUrl(InetAddress address) {
        return address instanceof Inet6Address ? "[" + text(address) + "]" : text(address);
    }

    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp();
        } catch (IOException e) {
            return false;
        }
    }
}
