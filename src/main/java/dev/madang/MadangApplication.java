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

    private static final int SOCKET_BUFFER_BYTES = 4 * 1024;

    public static void main(String[] args) {
        if (BackupCommand.isAskedFor(args)) {
            System.exit(BackupCommand.run(args));
        }
        boundSocketBuffers();
        SpringApplication.run(MadangApplication.class, args);
    }

    /** Three for each WebSocket, where the container takes 8 kB; it can be told nowhere else. */
    private static void boundSocketBuffers() {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", String.valueOf(SOCKET_BUFFER_BYTES));
    }

    /** Milliseconds are what the wire and the database both keep. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
