package dev.madang.room;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a participant may do beside listening. */
@Schema(name = "Rights")
public record Rights(boolean mic, boolean camera, boolean screen, boolean chat) {

    public static final Rights ALL = new Rights(true, true, true, true);

    public boolean has(Right right) {
        return switch (right) {
            case MIC -> mic;
            case CAMERA -> camera;
            case SCREEN -> screen;
            case CHAT -> chat;
        };
    }

    public Rights with(Right right, boolean granted) {
        return new Rights(
                right == Right.MIC ? granted : mic,
                right == Right.CAMERA ? granted : camera,
                right == Right.SCREEN ? granted : screen,
                right == Right.CHAT ? granted : chat);
    }
}
