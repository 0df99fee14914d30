package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two JVMs share the tests without browsers; those with servers wait for most of their time. Those that are {@link Alone}
 * begin when no other with a server runs, and none begins before their end. Found by JUnit through
 * {@code META-INF/services}.
 */
public final class Neighbours implements BeforeAllCallback, AfterAllCallback {

    /** Behind it one waits for one's turn, so that who wants to be alone is not passed by others for ever. */
    private static final String TURN = "turn.lock";

    private static final String RUNNING = "running.lock";

    private static FileChannel running;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (!isShared(context)) {
            return;
        }
        boolean alone = context.getRequiredTestClass().isAnnotationPresent(Alone.class);
        running = open(RUNNING);
        try (FileChannel turn = open(TURN);
                FileLock mine = turn.lock()) {
            running.lock(0, Long.MAX_VALUE, !alone);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (isShared(context)) {
            running.close();
        }
    }

    private static boolean isShared(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        boolean hasServer = test.getSimpleName().matches(".*(IntegrationTests|E2eTests)");
        return hasServer && test.getEnclosingClass() == null;
    }

    private static FileChannel open(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab"));
            return FileChannel.open(
                    folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
