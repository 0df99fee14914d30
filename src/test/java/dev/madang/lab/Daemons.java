package dev.madang.lab;

import java.io.IOException;

/** Threads that end with their socket, or with the tests. */
final class Daemons {

    private Daemons() {}

    interface Work {
        void run() throws IOException;
    }

    static void run(String name, Work work) {
        Thread thread = thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The end of a connection, one way or the other.
            }
        });
        thread.setName(name);
        thread.start();
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
