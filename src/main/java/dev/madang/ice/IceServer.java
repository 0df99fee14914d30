package dev.madang.ice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code RTCIceServer} of the W3C WebRTC API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {}
