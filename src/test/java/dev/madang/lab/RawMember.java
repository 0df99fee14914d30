package dev.madang.lab;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;

/** A joined participant on a raw socket: for bytes that cost their sender nothing, and so disturb nobody by itself. */
public final class RawMember implements Closeable {

    private static final String JOIN =
            "{\"displayName\":\"Raw\",\"media\":{\"mic\":true,\"camera\":true,\"screen\":false}}";

    private final RawSocket socket;
    private final TestRoom room;

    private RawMember(RawSocket socket, TestRoom room) {
        this.socket = socket;
        this.room = room;
    }

    public static RawMember join(TestUser user, TestRoom room) throws IOException {
        RawMember member = new RawMember(RawSocket.to(user.server()), room);
        member.socket.upgrade("/ws/websocket");
        member.send(StompFrame.of(
                "CONNECT", "accept-version", "1.2", "Authorization", "Bearer " + user.token(), "room", room.code()));
        StompFrame connected = StompFrame.decode(member.socket.readFrame()).get(0);
        String inbox = room.inbox(connected.header("user-name"));
        member.send(StompFrame.of("SUBSCRIBE", "id", "1", "destination", inbox));
        member.send(StompFrame.of("SEND", "destination", room.command("join")).withBody(JOIN));
        while (!member.socket.readFrame().contains("\"type\":\"joined\"")) {}
        return member;
    }

    /** A signal of this size as it goes over the wire, in pieces. */
    public byte[] signal(int size) {
        String frame = StompFrame.of("SEND", "destination", room.signal("x"), "kind", "offer")
                .withBody("x".repeat(size))
                .encode();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        RawTransport.pieces(frame).forEach(piece -> wire.writeBytes(WebSocketFrames.text(piece)));
        return wire.toByteArray();
    }

    /** Sends as much of this as the server takes; returns its ERROR. */
    public StompFrame sendAll(byte[] wire) throws IOException {
        try {
            socket.write(wire);
        } catch (IOException closed) {
            // Before it had read everything, which is what it should do.
        }
        String frame = socket.readFrame();
        while (!frame.startsWith("ERROR")) {
            frame = socket.readFrame();
        }
        return StompFrame.decode(frame).get(0);
    }

    public void write(byte[] wire) throws IOException {
        socket.write(wire);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(StompFrame frame) throws IOException {
        socket.write(WebSocketFrames.text(frame.encode()));
    }
}
