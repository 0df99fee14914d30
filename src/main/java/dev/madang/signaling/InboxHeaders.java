package dev.madang.signaling;

import java.nio.charset.StandardCharsets;
import org.springframework.util.MimeType;

/** The headers that the server makes for what arrives in an inbox. */
final class InboxHeaders {

    static final String NUMBER = "n";
    static final String KIND = "kind";
    static final String FROM = "from";
    static final String FROM_INCARNATION = "from-incarnation";

    /** Said on every message: a body of bytes without a text type would go out as a binary frame. */
    static final MimeType JSON = new MimeType("application", "json", StandardCharsets.UTF_8);

    private InboxHeaders() {}
}
