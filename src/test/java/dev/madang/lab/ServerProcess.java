package dev.madang.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The application as its own process, on a free port with an empty data directory, and without
 * the limits that a load from one address would meet (registrations, new seats, bytes). A restart keeps both. Its log is in
 * {@code target/lab}.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "lab");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    /** Of both generations, and not of the classes. */
    private static final Pattern HEAP_USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    private final int port = Ports.free();
    private final Path data;
    private final Path log;
    /** Makes a command line of options of the JVM. */
    private final UnaryOperator<List<String>> application;

    private final List<String> arguments;
    private Optional<Process> process = Optional.empty();

    private ServerProcess(String name, Path data, UnaryOperator<List<String>> application, String... arguments) {
        this.data = data;
        this.application = application;
        log = FOLDER.resolve(name + "-" + port + ".log");
        this.arguments = List.of(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** @param arguments settings such as {@code --madang.x=y}, or options of the JVM such as {@code -XX:x=y} */
    public static ServerProcess start(String name, String... arguments) {
        ServerProcess server = new ServerProcess(name, ThrowAwayData.directory(name), Application::unpacked, arguments);
        server.start();
        return server;
    }

    /** From the jar as it is shipped. */
    static ServerProcess startPackaged(String name) {
        ServerProcess server = new ServerProcess(name, ThrowAwayData.directory(name), Application::packaged);
        server.start();
        return server;
    }

    /** Tries to start another one on the same data, which must end by itself; returns its log. */
    public String logOfRival() {
        try (ServerProcess rival = new ServerProcess("rival", data, application)) {
            rival.launch();
            int exit = end(rival.process.orElseThrow(), () -> {});
            return rival.log() + "\nexit code " + exit;
        }
    }

    /** Starts one on this data, such as another one has left. */
    public static ServerProcess startOn(Path data, String name, String... arguments) {
        ServerProcess server = new ServerProcess(name, data, Application::unpacked, arguments);
        server.start();
        return server;
    }

    /** The jar with a command that ends by itself, such as {@code backup}; returns what it wrote and its exit code. */
    public static String runCommand(String... arguments) {
        var command = new ArrayList<>(Application.packaged(List.of()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "\nexit code " + process.waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public TestServer server() {
        return TestServer.at(port);
    }

    public int port() {
        return port;
    }

    /** Starts it again after {@link #stop} or {@link #kill}; returns when it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    private void launch() {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(log);
            Process started = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // Whatever becomes of the test that wanted it.
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(100)).until(this::isReadyOrDead);
        } catch (ConditionTimeoutException e) {
            close();
            throw new AssertionError("The server is not ready:\n" + log(), e);
        }
        if (!process.orElseThrow().isAlive()) {
            throw new AssertionError("The server did not start:\n" + log());
        }
    }

    /** SIGTERM, and waits for the end. Returns the exit code. */
    public int stop() {
        return end(process.orElseThrow(), process.orElseThrow()::destroy);
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        end(process.orElseThrow(), process.orElseThrow()::destroyForcibly);
    }

    /** The bytes that its objects take after a collection of the garbage. */
    public long heap() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = String.valueOf(process.orElseThrow().pid());
        Shell.run(jcmd, pid, "GC.run");
        return HEAP_USED
                .matcher(Shell.run(jcmd, pid, "GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
                .sum();
    }

    /** The processor time that it has used since its start. */
    public Duration processorTime() {
        return process.orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    public Vitals vitals() {
        return Vitals.of(process.orElseThrow().pid());
    }

    public Path data() {
        return data;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also done when the tests are cut short. */
    @Override
    public void close() {
        process.filter(Process::isAlive).ifPresent(Process::destroyForcibly);
    }

    private List<String> command() {
        var command = new ArrayList<>(application.apply(
                arguments.stream().filter(ServerProcess::isForJvm).toList()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--madang.data-directory=" + data,
                "--" + LabLimits.REGISTRATIONS,
                "--" + LabLimits.BURST_SIZE,
                "--" + LabLimits.SIZE_PER_SECOND,
                "--" + LabLimits.SEATS,
                "--" + LabLimits.AWAY));
        arguments.stream().filter(argument -> !isForJvm(argument)).forEach(command::add);
        return command;
    }

    private static boolean isForJvm(String argument) {
        return argument.startsWith("-X");
    }

    private boolean isReadyOrDead() {
        return !process.orElseThrow().isAlive()
                || log().contains("Madang is ready: https://localhost:" + port)
                || log().contains("Madang is ready: http://localhost:" + port)
                        && server().call("GET", "/actuator/health", null, null).statusCode() == 200;
    }

    private static int end(Process process, Runnable signal) {
        signal.run();
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return process.exitValue();
    }
}
