package dev.madang.lab;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A moving picture with the noise of a real camera, 640x480 at 20 frames a second, as a browser takes it for one. */
public final class Film {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 40;
    private static final int NOISE = 24;

    private Film() {}

    public static Path write(Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("YUV4MPEG2 W640 H480 F20:1 Ip A1:1 C420\n".getBytes(StandardCharsets.US_ASCII));
            Random random = new Random(42);
            byte[] chroma = new byte[WIDTH * HEIGHT / 2];
            Arrays.fill(chroma, (byte) 128);
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(luma(frame, random));
                out.write(chroma);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stripes that wander, and grain on them. */
    private static byte[] luma(int frame, Random random) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int stripe = ((x + 16 * frame) / 40 + y / 40) % 5 * 35;
                luma[y * WIDTH + x] = (byte) (40 + stripe + random.nextInt(NOISE));
            }
        }
        return luma;
    }
}
