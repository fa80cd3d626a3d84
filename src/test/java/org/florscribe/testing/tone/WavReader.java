package org.florscribe.testing.tone;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The samples of a WAVE file of PCM16, read as they come. A size that is not known yet means: to the end. */
public final class WavReader implements AutoCloseable {

    private final InputStream in;
    private final int rate;
    private final int channels;
    private final long declared;
    private long left;

    /** @throws IOException when it is not PCM16 in RIFF WAVE */
    public WavReader(InputStream in) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        ByteBuffer riff = next(12);
        if (!name(riff, 0).equals("RIFF") || !name(riff, 8).equals("WAVE")) {
            throw new IOException("no RIFF WAVE");
        }
        int foundRate = 0;
        int foundChannels = 0;
        while (true) {
            ByteBuffer chunk = next(8);
            long size = chunk.getInt(4) & 0xFFFFFFFFL;
            if (name(chunk, 0).equals("data")) {
                left = size == 0 || size == 0xFFFFFFFFL ? Long.MAX_VALUE : size;
                break;
            }
            if (name(chunk, 0).equals("fmt ") && size >= 16 && size < 1000) {
                ByteBuffer form = next((int) size);
                int kind = form.getShort(0) & 0xFFFF;
                if (form.getShort(14) != 16 || (kind != 1 && kind != 0xFFFE)) {
                    throw new IOException("not PCM16");
                }
                foundChannels = form.getShort(2);
                foundRate = form.getInt(4);
            } else {
                this.in.skipNBytes(size);
            }
            if (size % 2 == 1) {
                this.in.skipNBytes(1);
            }
        }
        if (foundRate < 1000 || foundChannels < 1) {
            throw new IOException("no usable form of sound");
        }
        declared = left;
        rate = foundRate;
        channels = foundChannels;
    }

    /** Of samples, as its head says; the greatest number when it does not. */
    public long declaredBytes() {
        return declared;
    }

    public int rate() {
        return rate;
    }

    public int channels() {
        return channels;
    }

    /** Fills it unless the end comes before. */
    public int read(byte[] buffer) throws IOException {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        left -= read;
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private ByteBuffer next(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("cut off");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
