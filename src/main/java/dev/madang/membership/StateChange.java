package dev.madang.membership;

import org.jspecify.annotations.Nullable;

/** A change of a participant's own state; what is null stays as it is. */
public record StateChange(
        @Nullable Boolean mic,
        @Nullable Boolean camera,
        @Nullable Boolean screen,
        @Nullable Boolean hand) {

    MediaState applyTo(MediaState media) {
        return new MediaState(
                mic == null ? media.mic() : mic,
                camera == null ? media.camera() : camera,
                screen == null ? media.screen() : screen);
    }

    boolean applyTo(boolean hand) {
        return this.hand == null ? hand : this.hand;
    }
}
