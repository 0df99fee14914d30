package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.madang.Http;
import dev.madang.MadangTest;
import dev.madang.limit.ClientAddress;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PasscodeAttemptsTests {

    private final PasscodeAttempts attempts;
    private final RoomCode room;
    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;

    PasscodeAttemptsTests(
            @LocalServerPort int port,
            RoomService rooms,
            MembershipSettings settings,
            JdbcTemplate jdbc,
            PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        attempts = new PasscodeAttempts(rooms, settings);
        Http http = Http.at(port);
        room = new RoomCode(http.as(http.register("Host"))
                .post("/api/rooms", "{\"name\":\"W\",\"passcode\":\"1234\"}")
                .text("code"));
    }

    /** S23: a household has all of its /64. */
    @Test
    void anIpv6NetworkGuessesAsOne() {
        List<ProblemCode> codes = IntStream.range(0, 100)
                .mapToObj(i -> guess("user" + i, "2001:db8:0:1::" + Integer.toHexString(i)))
                .toList();
        assertThat(codes.stream().filter(code -> code == ProblemCode.PASSCODE_WRONG))
                .hasSize(10);
        assertThat(codes.stream().filter(code -> code == ProblemCode.TOO_MANY_ATTEMPTS))
                .hasSize(90);
        assertThat(guess("other", "2001:db8:0:2::1")).isEqualTo(ProblemCode.PASSCODE_WRONG);
    }

    @Test
    void aUserGuessesAsOneFromWhereverItComes() {
        List<ProblemCode> codes = IntStream.range(0, 50)
                .mapToObj(i -> guess("one", "192.0.2." + i))
                .toList();
        assertThat(codes.stream().filter(code -> code == ProblemCode.PASSCODE_WRONG))
                .hasSize(10);
    }

    @Test
    void rightOnesDoNotCount() {
        for (int i = 0; i < 200; i++) {
            attempts.check(room, new UserId("ann"), "192.0.2.1", "1234");
        }
        assertThat(guess("ann", "192.0.2.1")).isEqualTo(ProblemCode.PASSCODE_WRONG);
    }

    /** Each is counted before the next one is looked at, which takes its time where no right one was seen yet. */
    @Test
    void manyAtOnceAreNoMoreThanOneAfterTheOther() throws InterruptedException, ExecutionException {
        jdbc.update("update rooms set passcode_hash = ? where code = ?", encoder.encode("1234"), room.value());
        int many = 20;
        CountDownLatch start = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<ProblemCode>> guesses = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return guess("user" + i, "192.0.2.1");
                    }))
                    .toList();
            List<ProblemCode> codes = new ArrayList<>();
            for (Future<ProblemCode> each : guesses) {
                codes.add(each.get());
            }
            assertThat(codes.stream().filter(code -> code == ProblemCode.PASSCODE_WRONG))
                    .hasSize(10);
        } finally {
            threads.shutdownNow();
        }
    }

    private ProblemCode guess(String user, String address) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> attempts.check(room, new UserId(user), ClientAddress.key(address), "wrong"))
                .code();
    }
}
