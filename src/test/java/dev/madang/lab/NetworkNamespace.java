package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network of Linux that only the processes started inside know. Needs root and the right to make one. */
public final class NetworkNamespace implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "lab");

    private static final String WITHOUT_IPV6 =
            "for file in /proc/sys/net/ipv6/conf/*/disable_ipv6; do [ ! -e $file ] || echo 1 > $file; done";

    private final String name;

    NetworkNamespace(String purpose) {
        name = "madang-" + purpose + "-" + ProcessHandle.current().pid();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Shell.run("ip", "netns", "add", name);
        try {
            // Addresses that an interface gives itself come late, and browsers take each for another network.
            Shell.run("ip", "netns", "exec", name, "sh", "-c", WITHOUT_IPV6);
            ip("link", "set", "lo", "up");
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /** Lays a cable that nobody outside sees, with an end called {@code eth0} in each. */
    void connect(NetworkNamespace other) {
        ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", other.name);
        ip("link", "set", "eth0", "up");
        other.ip("link", "set", "eth0", "up");
    }

    String ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "-netns", name));
        command.addAll(List.of(arguments));
        return Shell.run(command.toArray(String[]::new));
    }

    /** Starts a program inside. */
    Process start(String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(List.of(program));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** A program that starts this one inside. */
    Path wrapped(Path executable) {
        try {
            Path script = FOLDER.resolve(name + ".sh").toAbsolutePath();
            Files.createDirectories(FOLDER);
            Files.writeString(script, "#!/bin/sh\nexec ip netns exec " + name + " " + executable + " \"$@\"\n");
            if (!script.toFile().setExecutable(true)) {
                throw new IOException(script + " cannot be made executable");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes inside keep what they have of it until their end. */
    @Override
    public void close() {
        if (Files.exists(Path.of("/run/netns", name))) {
            Shell.run("ip", "netns", "delete", name);
        }
    }
}
