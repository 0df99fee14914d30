package dev.madang.lab;

import dev.madang.MadangApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/** Tests against a server in this process, with real sockets and a database of its own; all such classes with the same settings share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MadangApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ThrowAwayData.class)
@TestPropertySource(
        properties = {
            LabLimits.REGISTRATIONS,
            LabLimits.BURST,
            LabLimits.PER_SECOND,
            LabLimits.BURST_SIZE,
            LabLimits.SIZE_PER_SECOND,
            LabLimits.SEATS,
            LiveServer.RECONNECT_GRACE,
            LiveServer.AWAY_GRACE
        })
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface LiveServer {

    /** Long enough for a resume on a busy machine, short enough to wait for. */
    String RECONNECT_GRACE = "madang.membership.reconnect-grace=6s";

    String AWAY_GRACE = "madang.membership.away-grace=3s";
}
