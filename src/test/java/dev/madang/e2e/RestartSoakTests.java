package dev.madang.e2e;

/** The server is away for a minute. */
class RestartSoakTests extends RestartE2eTests {

    @Override
    int awaySeconds() {
        return 60;
    }
}
