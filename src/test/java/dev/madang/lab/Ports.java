package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/** Ports that nobody uses. */
public final class Ports {

    private Ports() {}

    /** One that is free over TCP and over UDP. */
    public static int free() {
        while (true) {
            try (var tcp = new ServerSocket(0);
                    var udp = new DatagramSocket(tcp.getLocalPort())) {
                return udp.getLocalPort();
            } catch (BindException taken) {
                // Over UDP: the next one may not be.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
