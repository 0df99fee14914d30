package dev.madang.load;

/** Who speaks over a {@link Link}. All calls are of the driver's one thread. */
interface Peer {

    /** The connection takes STOMP frames from now on. */
    void opened();

    /**
     * A STOMP frame.
     *
     * @param bytes good only during this call
     * @param head where the command begins
     * @param body where the body begins
     * @param end behind the body
     */
    void frame(byte[] bytes, int head, int body, int end);

    void closed(String why);
}
