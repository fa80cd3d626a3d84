package org.florscribe.testing.tone;

import java.util.Arrays;

/** One frame whose CRC held. */
record ToneFrame(long position, double startMs, double endMs, byte[] bytes, double confidence) {

    int speaker() {
        return (bytes[0] >> 4) & 15;
    }

    boolean is(int flag) {
        return (bytes[0] & flag) != 0;
    }

    int utterance() {
        return bytes[1] & 0xFF;
    }

    int sequence() {
        return bytes[2] & 0xFF;
    }

    byte[] payload() {
        return Arrays.copyOfRange(bytes, ToneFormat.HEADER_BYTES, bytes.length - ToneFormat.CRC_BYTES);
    }
}
