package dev.madang.problem;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;

/** Refuses JSON that begins with a byte order mark, or in UTF-16 or UTF-32, which Jackson would guess. */
final class Utf8Only extends InputDecorator {

    private static final int BEGINNING = 4;

    @Override
    public InputStream decorate(IOContext context, InputStream in) {
        try {
            PushbackInputStream whole = new PushbackInputStream(in, BEGINNING);
            byte[] beginning = whole.readNBytes(BEGINNING);
            require(beginning, 0, beginning.length);
            whole.unread(beginning);
            return whole;
        } catch (IOException e) {
            throw JacksonIOException.construct(e);
        }
    }

    @Override
    public @Nullable InputStream decorate(IOContext context, byte[] source, int offset, int length) {
        require(source, offset, Math.min(length, BEGINNING));
        return null;
    }

    @Override
    public DataInput decorate(IOContext context, DataInput input) {
        return input;
    }

    @Override
    public Reader decorate(IOContext context, Reader reader) {
        return reader;
    }

    /** No JSON in UTF-8 holds a zero, nor a byte from 0xF8 on; a mark in UTF-8 begins with 0xEF. */
    private static void require(byte[] source, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int value = Byte.toUnsignedInt(source[i]);
            if (value == 0 || value >= 0xF8 || i == offset && value == 0xEF) {
                throw new StreamReadException(null, "not UTF-8, or with a byte order mark");
            }
        }
    }
}
