package dev.madang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole application on a free port with a database in memory; one for all classes that say this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:madang;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
            "madang.admin.password=" + MadangTest.ADMIN_PASSWORD,
            "madang.user.registrations=" + MadangTest.REGISTRATIONS,
        })
public @interface MadangTest {

    String ADMIN_PASSWORD = "correct-horse-battery";

    /** Per address and ten minutes: enough for all tests that come from 127.0.0.1. */
    int REGISTRATIONS = 300;
}
