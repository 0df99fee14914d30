package dev.madang.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.madang.MadangApplication;
import dev.madang.lab.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, started once, for targets that need its parts as they are. */
public final class Application {

    private static final Queue<String> ERRORS = new ConcurrentLinkedQueue<>();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private Application() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return CONTEXT.getBean(name, type);
    }

    /** As its clients see it. */
    public static TestServer server() {
        return TestServer.at(Integer.parseInt(CONTEXT.getEnvironment().getProperty("local.server.port")));
    }

    /** What the application complains of is its own failure, whatever the input was. */
    public static void requireNoError() {
        String error = ERRORS.poll();
        if (error != null) {
            throw new IllegalStateException(error);
        }
    }

    private static ConfigurableApplicationContext start() {
        try {
            ConfigurableApplicationContext context = SpringApplication.run(
                    MadangApplication.class,
                    "--server.port=0",
                    "--madang.data-directory=" + Files.createTempDirectory("fuzz"),
                    "--madang.user.registrations=1000000");
            watch();
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void watch() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                    ERRORS.add(event.toString());
                }
            }
        };
        appender.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(appender);
    }
}
