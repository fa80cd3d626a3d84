package org.florscribe.adapter.audio;

import org.florscribe.clinical.recording.AudioDecoder.Sink;
import org.florscribe.clinical.recording.Pcm;

/** Hands on sound in pieces, and no more of it than is wanted. */
final class PcmOut {

    private final Sink sink;
    private final long most;
    private final byte[] piece = new byte[32_768];
    private int filled;
    private long bytes;

    PcmOut(Sink sink, long mostMs) {
        this.sink = sink;
        this.most = Pcm.bytes(mostMs);
    }

    /** @param sample 1 is full scale; what goes beyond is cut there */
    void put(float sample) {
        if (isEnough()) {
            return;
        }
        int value = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
        piece[filled++] = (byte) value;
        piece[filled++] = (byte) (value >> 8);
        bytes += 2;
        if (filled == piece.length) {
            flush();
        }
    }

    void flush() {
        if (filled > 0) {
            sink.pcm(piece, filled);
            filled = 0;
        }
    }

    boolean isEnough() {
        return bytes >= most;
    }

    long bytes() {
        return bytes;
    }
}
