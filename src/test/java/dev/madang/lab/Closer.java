package dev.madang.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Closes what was made, the last first, and each of it even when another cannot be closed. */
final class Closer implements AutoCloseable {

    private final Deque<AutoCloseable> made = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        made.push(part);
        return part;
    }

    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        while (!made.isEmpty()) {
            try {
                made.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            var failure = new IllegalStateException(failures.size() + " could not be closed");
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
