package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A real coturn, and before it a network of its own for each of four persons. All know the relay by one name, which
 * each browser takes for another address: that of its person's network.
 */
public final class RelayNetwork implements AutoCloseable {

    private static final String NAME = "relay.lab";

    private final Closer made = new Closer();
    private final Coturn coturn = made.add(Coturn.start());
    private final List<UdpShaper> shapers = new ArrayList<>();

    public RelayNetwork() {
        try {
            for (int person = 0; person < Browsers.LIMIT; person++) {
                shapers.add(made.add(UdpShaper.between(address(person), coturn.address())));
            }
        } catch (RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    /** What the server is told of the relay. */
    public String[] settings(String... others) {
        List<String> settings = new ArrayList<>(List.of(others));
        settings.add(
                "--madang.ice.turn-urls=turn:" + NAME + ":" + coturn.address().getPort() + "?transport=udp");
        settings.add("--madang.ice.turn-secret=" + Coturn.SECRET);
        return settings.toArray(String[]::new);
    }

    /** The network of the n-th person of a test, counted from 0. */
    public UdpShaper of(int person) {
        return shapers.get(person);
    }

    public Coturn coturn() {
        return coturn;
    }

    @Override
    public void close() {
        made.close();
    }

    static String resolverRule(int person) {
        // WebRTC asks for the absolute name, with the dot.
        return "MAP " + NAME + ". " + address(person).getHostAddress();
    }

    private static InetAddress address(int person) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (11 + person)});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
