package dev.madang.membership;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a participant brings along when it takes its seat. */
public record JoinRequest(
        String displayName,
        MediaState media,
        Map<String, String> ext,
        @Nullable String passcode,
        String source,
        boolean pageLoad) {

    JoinRequest withoutPasscode() {
        return new JoinRequest(displayName, media, ext, null, source, pageLoad);
    }
}
