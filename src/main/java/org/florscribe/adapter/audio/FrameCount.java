package org.florscribe.adapter.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.florscribe.adapter.audio.FirstBytes.FrameTime;
import org.florscribe.clinical.recording.AudioReader;

/** The length of MP3 and AAC: frames have no place in time, so they are counted, unless the first one says how many there are. */
final class FrameCount {

    private static final long XING = 0x58696E67L;
    private static final long INFO = 0x496E666FL;

    private FrameCount() {}

    /** At least so long: where something else follows the frames, the rest is not counted. */
    static OptionalLong milliseconds(AudioReader file, boolean counts) throws IOException {
        byte[] first = start(file);
        if (FirstBytes.mpegFrame(first, 0) > 0 && FirstBytes.adtsFrame(first, 0) == 0) {
            long said = said(first);
            if (said > 0) {
                FrameTime time = FirstBytes.mpegTime(first, 0);
                return OptionalLong.of(said * time.samples() * 1_000 / time.rate());
            }
        }
        return counts ? counted(file) : OptionalLong.empty();
    }

    private static byte[] start(AudioReader file) throws IOException {
        try (InputStream in = behindTag(file)) {
            return in.readNBytes(200);
        }
    }

    /** The count that encoders put into a first frame without sound. */
    private static long said(byte[] frame) {
        for (int at = 4; at + 12 <= Math.min(frame.length, 60); at++) {
            long name = FileWalk.big(frame, at, 4);
            if (name == XING || name == INFO) {
                return (frame[at + 7] & 1) == 0 ? 0 : FileWalk.big(frame, at + 8, 4);
            }
        }
        return 0;
    }

    private static OptionalLong counted(AudioReader file) throws IOException {
        double seconds = 0;
        byte[] head = new byte[7];
        try (InputStream in = new BufferedInputStream(behindTag(file), 1 << 16)) {
            while (in.readNBytes(head, 0, head.length) == head.length) {
                int adts = FirstBytes.adtsFrame(head, 0);
                int size = adts > 0 ? adts : FirstBytes.mpegFrame(head, 0);
                if (size < head.length) {
                    break;
                }
                FrameTime time = adts > 0 ? FirstBytes.adtsTime(head, 0) : FirstBytes.mpegTime(head, 0);
                seconds += (double) time.samples() / time.rate();
                if (!isSkipped(in, size - head.length)) {
                    break;
                }
            }
        }
        return seconds == 0 ? OptionalLong.empty() : OptionalLong.of((long) (seconds * 1_000));
    }

    /** Whether the file goes on behind it. */
    private static boolean isSkipped(InputStream in, long bytes) throws IOException {
        try {
            in.skipNBytes(bytes);
            return true;
        } catch (EOFException cutOff) {
            return false;
        }
    }

    private static InputStream behindTag(AudioReader file) throws IOException {
        byte[] start;
        try (InputStream in = file.from(0)) {
            start = in.readNBytes(10);
        }
        long tag = FirstBytes.hasId3(start) ? FirstBytes.id3Length(start) : 0;
        return tag >= file.length() ? InputStream.nullInputStream() : file.from(tag);
    }
}
