package dev.madang.fault;

/** All of it: 10,000 STOMP frames, 4,000 of WebSocket and 2,000 posts, in some minutes. */
class HostileInputSoakTests extends HostileInputE2eTests {

    @Override
    int times() {
        return 40;
    }
}
