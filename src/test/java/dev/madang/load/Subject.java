package dev.madang.load;

import java.util.List;

/** A server whose load is measured. */
interface Subject extends AutoCloseable {

    String name();

    ServerUnderTest server();

    Dialect dialect();

    /** Of as many users, the same at each call. */
    List<String> tokens(int users);

    /** The code of an empty room. */
    String newRoom(int capacity);

    default int port() {
        return server().port();
    }

    @Override
    default void close() {
        server().close();
    }

    /** @param name {@code madang} or {@code demo} */
    static Subject start(String name, Setting setting) {
        return switch (name) {
            case "madang" -> new MadangSubject(setting);
            case "demo" -> new DemoSubject(setting);
            default -> throw new IllegalArgumentException("no server " + name);
        };
    }
}
