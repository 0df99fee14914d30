package dev.madang.fault;

/** All of it: 10,000 STOMP frames, 4,000 of WebSocket and 2,000 posts, in some minutes. */
class HostileInputSoakTests extends HostileInputE2eTests {

    /** As a JVM chooses by itself: the serial collector of the lab halts a server of so many for 0.2 s now and then. */
    @Override
    String[] jvm() {
        return new String[] {"-XX:-UseSerialGC", "-XX:+UseG1GC", "-Xmx512m", "-XX:SoftRefLRUPolicyMSPerMB=0"};
    }

    @Override
    int times() {
        return 40;
    }
}
