package dev.madang.membership;

import dev.madang.MadangTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** Meetings with a database of their own, where time passes only by {@link MovedClock#pass}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:meetings;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "madang.user.registrations=" + MadangTest.REGISTRATIONS,
            "madang.membership.sweep=1h",
            "madang.membership.closing-sweep=1h",
        })
@Import({HookedClock.class, MovedClock.class, TestMeetings.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
@interface MeetingTest {}
