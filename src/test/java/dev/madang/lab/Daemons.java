package dev.madang.lab;

import java.io.IOException;

/** Threads that end with their socket, or with the tests. */
final class Daemons {

    private Daemons() {}

    interface Work {
        void run() throws IOException;
    }

    static void run(String name, Work work) {
        thread(name, () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The end of a connection, one way or the other.
                    }
                })
                .start();
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
