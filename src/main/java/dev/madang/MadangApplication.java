package dev.madang;

import dev.madang.backup.BackupCommand;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Beans go by their full class names: a package-private type need not look for a name that no other module has. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class MadangApplication {

    public static void main(String[] args) {
        if (BackupCommand.isAskedFor(args)) {
            System.exit(BackupCommand.run(args));
        }
        SpringApplication.run(MadangApplication.class, args);
    }

    /** Milliseconds are what the wire and the database both keep. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
