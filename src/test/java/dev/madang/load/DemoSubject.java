package dev.madang.load;

import dev.madang.lab.Ports;
import java.util.Collections;
import java.util.List;

/** {@link Demo} as a process. */
final class DemoSubject implements Subject {

    private final ServerUnderTest server;
    private int rooms;

    DemoSubject(Setting setting) {
        int port = Ports.free();
        server = new ServerUnderTest(
                name(),
                port,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        "--server.port=" + port,
                        "--load.demo.heartbeat=" + setting.heartbeat().toMillis()));
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public ServerUnderTest server() {
        return server;
    }

    @Override
    public Dialect dialect() {
        return new DemoDialect();
    }

    @Override
    public List<String> tokens(int users) {
        return Collections.nCopies(users, "");
    }

    @Override
    public String newRoom(int capacity) {
        return "room-%011x".formatted(rooms++);
    }
}
