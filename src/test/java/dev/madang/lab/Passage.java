package dev.madang.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Passes connections on. Files are known in all network namespaces, so that a socket in the file system joins two. */
final class Passage implements AutoCloseable {

    private static final int PIECE = 16_384;

    private final ServerSocketChannel entrance;

    private final SocketAddress target;

    private Passage(ServerSocketChannel entrance, SocketAddress target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** From a file to a port of this network. */
    static Passage from(Path file, int port) throws IOException {
        ServerSocketChannel entrance = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        entrance.bind(UnixDomainSocketAddress.of(file));
        Passage passage = new Passage(entrance, new InetSocketAddress("127.0.0.1", port));
        Daemons.run("passage", passage::accept);
        return passage;
    }

    /** As a program of its own: from a port of the network that it was started in to a file. */
    public static void main(String[] arguments) throws IOException {
        ServerSocketChannel entrance = ServerSocketChannel.open();
        entrance.bind(new InetSocketAddress(Integer.parseInt(arguments[0])));
        new Passage(entrance, UnixDomainSocketAddress.of(arguments[1])).accept();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = entrance.accept();
            // On a thread of its own: the end of one is not the end of all.
            Daemons.run("passage", () -> connect(client));
        }
    }

    private void connect(SocketChannel client) throws IOException {
        try (client;
                SocketChannel server = SocketChannel.open(target)) {
            Daemons.run("passage", () -> copy(client, server));
            copy(server, client);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) throws IOException {
        try (from;
                to) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (from.read(piece) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    to.write(piece);
                }
                piece.clear();
            }
        }
    }
}
