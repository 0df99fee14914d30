package dev.madang.membership;

import dev.madang.room.Rights;
import org.jspecify.annotations.Nullable;

/** A change of a participant's own state; what is null stays as it is. */
public record StateChange(
        @Nullable Boolean mic,
        @Nullable Boolean camera,
        @Nullable Boolean screen,
        @Nullable Boolean hand) {

    static final StateChange HAND_DOWN = new StateChange(null, null, null, false);

    MediaState applyTo(MediaState media) {
        return new MediaState(
                mic == null ? media.mic() : mic,
                camera == null ? media.camera() : camera,
                screen == null ? media.screen() : screen);
    }

    /** Whether it switches on only what may be. */
    boolean isWithin(Rights rights) {
        return (rights.mic() || !Boolean.TRUE.equals(mic))
                && (rights.camera() || !Boolean.TRUE.equals(camera))
                && (rights.screen() || !Boolean.TRUE.equals(screen));
    }

    boolean applyTo(boolean hand) {
        return this.hand == null ? hand : this.hand;
    }
}
