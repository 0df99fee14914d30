package dev.madang.membership;

import dev.madang.room.Rights;

/** What a participant says it sends. It is what the others are shown, not what the media does. */
public record MediaState(boolean mic, boolean camera, boolean screen) {

    MediaState within(Rights rights) {
        return new MediaState(mic && rights.mic(), camera && rights.camera(), screen && rights.screen());
    }

    MediaState muted() {
        return new MediaState(false, camera, screen);
    }
}
