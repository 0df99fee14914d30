package dev.madang.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.HostileFrames;
import dev.madang.lab.TestRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parser of what clients send under Jazzer, which looks for input that reaches new code; each in a process of its
 * own. Only with the profile {@code fuzz}. What is found is kept in {@code target/fuzz}.
 */
class Fuzzing {

    private static final int SECONDS = Integer.getInteger("madang.fuzz.seconds", 40);
    private static final long SLOWEST_MICROS = 100_000;
    private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();

    enum Target {
        FRAMES("dev.madang.signaling.FrameFuzz"),
        BODIES("dev.madang.fuzz.JsonFuzz"),
        ENVELOPES("dev.madang.transport.EnvelopeFuzz"),
        DESTINATIONS("dev.madang.signaling.DestinationFuzz"),
        RESUME_TOKENS("dev.madang.membership.ResumeTokenFuzz");

        private final String type;

        Target(String type) {
            this.type = type;
        }

        private Stream<byte[]> seeds() {
            return switch (this) {
                case FRAMES -> frames();
                case BODIES -> bodies();
                case ENVELOPES ->
                    Stream.of("[]", "[\"\\n\"]", "[\"CONNECT\\n\\n\\u0000\",\"x\"]")
                            .map(Target::bytes);
                case DESTINATIONS ->
                    Stream.of("/app/room.k3x9-7mwp-q2vdx.signal.3c8h5w2p9d7b1f6k", "/app/room.a.join", "a-b")
                            .map(Target::bytes);
                case RESUME_TOKENS ->
                    Stream.of("mdr_SELF.x", "mdr_SELF", "mdr_.", "x").map(Target::bytes);
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(UTF_8);
        }

        private static Stream<byte[]> frames() {
            HostileFrames frames = new HostileFrames(new Random(1), new TestRoom(null, "ROOM", ""), "SELF");
            return Stream.generate(frames::next)
                    .limit(300)
                    .map(hostile -> hostile.messages().stream()
                            .map(message -> new String(message, ISO_8859_1))
                            .collect(Collectors.joining("\u001e"))
                            .getBytes(ISO_8859_1))
                    .filter(input -> input.length < 8_192);
        }

        private static Stream<byte[]> bodies() {
            List<String> good = List.of(
                    "{\"displayName\":\"x\",\"media\":{\"mic\":true,\"camera\":true,\"screen\":false},\"ext\":{\"a\":\"b\"},\"lastN\":1}",
                    "{\"seq\":1}",
                    "{\"text\":\"x\",\"ref\":\"r\"}",
                    "{\"links\":[{\"to\":\"x\",\"state\":\"ok\",\"step\":\"ice\",\"relayed\":true}]}",
                    "{\"action\":\"remove\",\"target\":\"x\"}",
                    "{\"incarnation\":1}",
                    "{\"mic\":true,\"hand\":false}",
                    "{\"incarnation\":1}",
                    "{\"displayName\":\"x\",\"locale\":\"ko\"}",
                    "{\"displayName\":\"x\",\"locale\":\"ko\"}",
                    "{\"name\":\"x\",\"visibility\":\"public\",\"capacity\":8,\"passcode\":\"1234\",\"relayOnly\":false}",
                    "{\"name\":\"x\",\"visibility\":\"public\",\"capacity\":8,\"passcode\":\"1234\"}",
                    "{\"secret\":\"x\"}");
            return IntStream.range(0, good.size()).mapToObj(i -> bytes((char) i + good.get(i)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingButARefusalComesOut(Target target) throws Exception {
        Path corpus = Files.createDirectories(FOLDER.resolve(target.name().toLowerCase()));
        int number = 0;
        for (byte[] seed : (Iterable<byte[]>) target.seeds()::iterator) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        Path log = FOLDER.resolve(target.name().toLowerCase() + ".log");
        Process process = new ProcessBuilder(command(target, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        String output = Files.readString(log, ISO_8859_1);
        assertThat(exit)
                .as(output.substring(Math.max(0, output.length() - 20_000)))
                .isZero();
        long runs = number(output, "stat::number_of_executed_units:\\s+(\\d+)");
        long micros = number(output, Stopwatch.TOLD + "(\\d+)");
        Figures.record("S3", target + ", inputs tried in " + SECONDS + " s", runs, "no exception");
        Figures.record("S3", target + ", slowest input, microseconds", micros, String.valueOf(SLOWEST_MICROS));
        assertThat(runs).isGreaterThan(1_000);
        assertThat(micros).isLessThan(SLOWEST_MICROS);
    }

    private static List<String> command(Target target, Path corpus) throws IOException {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type,
                "--instrumentation_includes=dev.madang.**:org.springframework.messaging.simp.stomp.**"
                        + ":tools.jackson.core.json.**:tools.jackson.databind.deser.**",
                "--instrumentation_excludes=dev.madang.lab.**",
                // Targets that need the application talk to it once.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                "--reproducer_path=" + FOLDER,
                "-artifact_prefix=" + FOLDER + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=8192",
                // With the first input the application starts.
                "-timeout=60",
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toString()));
    }

    private static long number(String output, String pattern) {
        return Pattern.compile(pattern)
                .matcher(output)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + pattern + " in:\n" + output));
    }
}
