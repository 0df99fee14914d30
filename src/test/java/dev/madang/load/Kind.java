package dev.madang.load;

/** What is sent, with the bytes of its body as browsers write it. */
enum Kind {
    OFFER("offer", 2_600),
    ANSWER("answer", 2_200),
    CANDIDATES("candidates", 300),
    CHAT("chat", 200);

    /** Of an SDP, escaped as in JSON. */
    private static final String LINES =
            "a=rtpmap:111 opus/48000/2\\r\\na=rtcp-fb:111 transport-cc\\r\\na=fmtp:111 minptime=10;useinbandfec=1\\r\\n"
                    + "a=ssrc:1399694169 cname:x5JyKZbGJ4WfoKp2\\r\\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\\r\\n"
                    + "a=candidate:1467250027 1 udp 2122260223 192.168.0.196 46243 typ host generation 0\\r\\n";

    private static final String CANDIDATE =
            " 1 udp 2122260223 192.168.0.196 46243 typ host generation 0\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}]";

    final String word;
    final int bytes;

    Kind(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    /** Ends in the middle of a string, where the mark is to stand. */
    String beforeMark() {
        return switch (this) {
            case OFFER, ANSWER -> "\"sdp\":\"v=0\\r\\no=";
            case CANDIDATES -> "\"candidates\":[{\"candidate\":\"candidate:";
            case CHAT -> "\"ref\":\"";
        };
    }

    /**
     * Goes on behind the mark, and closes what {@link #beforeMark} opened.
     *
     * @param length in bytes, which are letters of ASCII; more if that is not possible
     */
    String afterMark(int length) {
        String end =
                switch (this) {
                    case OFFER, ANSWER -> "\"";
                    case CANDIDATES -> CANDIDATE;
                    case CHAT -> "\"";
                };
        String text =
                switch (this) {
                    case OFFER, ANSWER -> sdp(length - end.length());
                    case CANDIDATES -> padding(length - end.length());
                    case CHAT -> "\",\"text\":\"" + padding(length - end.length() - 10);
                };
        return text + end;
    }

    private static String sdp(int length) {
        String lines = LINES.repeat(Math.max(0, length / LINES.length()));
        return lines + padding(length - lines.length());
    }

    private static String padding(int length) {
        return "x".repeat(Math.max(0, length));
    }
}
