package dev.madang.load;

import dev.madang.lab.Ports;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The jar as it is built. Limits on how much one user or one address may do are lifted as far as settings go; every other
 * check is on.
 */
final class MadangSubject implements Subject {

    private static final String UNLIMITED = "1000000000";

    private final ServerUnderTest server;
    private final TestServer rest;
    private final TestUser host;
    private final List<String> tokens = new ArrayList<>();

    MadangSubject(Setting setting) {
        int port = Ports.free();
        server = new ServerUnderTest(
                name(),
                port,
                List.of(
                        "-jar",
                        System.getProperty("madang.jar", "target/madang.jar"),
                        "--server.port=" + port,
                        "--madang.data-directory=" + data(),
                        "--madang.signaling.heartbeat=" + setting.heartbeat().toSeconds() + "s",
                        "--madang.user.registrations=" + UNLIMITED,
                        "--madang.room.open-per-user=" + UNLIMITED,
                        "--madang.room.changes=" + UNLIMITED,
                        "--madang.membership.seats-per-user=" + UNLIMITED,
                        "--madang.signaling.rate.burst=" + UNLIMITED,
                        "--madang.signaling.rate.per-second=" + UNLIMITED,
                        "--madang.signaling.rate.burst-size=100TB",
                        "--madang.signaling.rate.size-per-second=900MB"));
        rest = TestServer.at(port);
        host = rest.register("Host");
    }

    @Override
    public String name() {
        return "madang";
    }

    @Override
    public ServerUnderTest server() {
        return server;
    }

    @Override
    public Dialect dialect() {
        return new MadangDialect();
    }

    @Override
    public List<String> tokens(int users) {
        while (tokens.size() < users) {
            tokens.add(rest.register("Member").token());
        }
        return tokens;
    }

    @Override
    public String newRoom(int capacity) {
        return host.createRoom(Map.of("capacity", capacity)).code();
    }

    private static String data() {
        try {
            Files.createDirectories(ServerUnderTest.FOLDER);
            return Files.createTempDirectory(ServerUnderTest.FOLDER, "data-")
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
