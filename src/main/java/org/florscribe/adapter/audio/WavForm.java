package org.florscribe.adapter.audio;

import java.util.Optional;

/**
 * How a WAV's samples lie, from its format chunk (Microsoft's WAVEFORMATEX and WAVEFORMATEXTENSIBLE).
 *
 * @param container bytes of one sample of one channel
 */
record WavForm(Coding coding, int rate, int channels, int container) {

    static final int LOWEST_RATE = 4_000;
    static final int HIGHEST_RATE = 384_000;
    private static final int MOST_CHANNELS = 64;

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    enum Coding {
        /** Unsigned, as WAV has it for one byte. */
        PCM8,
        /** Signed little-endian of any container; what is narrower lies at its upper end. */
        PCM,
        FLOAT32,
        FLOAT64,
        A_LAW,
        MU_LAW
    }

    int frame() {
        return channels * container;
    }

    /**
     * @return empty when the samples are packed in a way that we do not unpack, such as ADPCM
     * @throws org.florscribe.clinical.recording.UnusableAudio when no sound can be had by any decoder
     */
    static Optional<WavForm> of(byte[] chunk) {
        if (chunk.length < 16) {
            throw Refused.damaged();
        }
        int tag = u16(chunk, 0);
        int channels = u16(chunk, 2);
        long rate = u32(chunk, 4);
        int align = u16(chunk, 12);
        int bits = u16(chunk, 14);
        if (rate == 0 || channels == 0) {
            throw Refused.unreadable("The recording cannot be read: its header says that it has "
                    + (rate == 0 ? "0 samples a second" : "no channel")
                    + ". Please choose the original from the device again, or convert it anew.");
        }
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE || channels > MOST_CHANNELS) {
            throw Refused.unreadable(
                    "The recording cannot be read: its header says " + rate + " samples a second and " + channels
                            + " channels. FlorScribe takes 4,000 to 384,000 samples a second and up to 64 channels.");
        }
        if (tag == EXTENSIBLE && chunk.length >= 26) {
            tag = u16(chunk, 24);
        }
        int packed = (bits + 7) / 8;
        int container = align % channels == 0 && align / channels >= packed ? align / channels : packed;
        return coding(tag, bits, container).map(c -> new WavForm(c, (int) rate, channels, container));
    }

    private static Optional<Coding> coding(int tag, int bits, int container) {
        return Optional.ofNullable(
                switch (tag) {
                    case PCM -> bits < 1 || container > 8 ? null : container == 1 ? Coding.PCM8 : Coding.PCM;
                    case FLOAT -> container == 4 ? Coding.FLOAT32 : container == 8 ? Coding.FLOAT64 : null;
                    case A_LAW -> container == 1 ? Coding.A_LAW : null;
                    case MU_LAW -> container == 1 ? Coding.MU_LAW : null;
                    default -> null;
                });
    }

    /** The mean of all channels of one frame; 1 is full scale. */
    float mono(byte[] b, int at) {
        float sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += sample(b, at + c * container);
        }
        return sum / channels;
    }

    private float sample(byte[] b, int at) {
        return switch (coding) {
            case PCM8 -> ((b[at] & 0xFF) - 128) / 128f;
            case PCM -> signed(b, at);
            case FLOAT32 -> bounded(Float.intBitsToFloat((int) u32(b, at)));
            case FLOAT64 -> bounded((float) Double.longBitsToDouble(u32(b, at) | (u32(b, at + 4) << 32)));
            case A_LAW -> aLaw(b[at]);
            case MU_LAW -> muLaw(b[at]);
        };
    }

    private float signed(byte[] b, int at) {
        int end = at + container;
        int value = (b[end - 1] << 24) | ((b[end - 2] & 0xFF) << 16);
        if (container > 2) {
            value |= (b[end - 3] & 0xFF) << 8;
        }
        return value / -(float) Integer.MIN_VALUE;
    }

    private static float bounded(float value) {
        return Float.isNaN(value) ? 0 : Math.max(-1, Math.min(1, value));
    }

    /** ITU-T G.711. */
    private static float muLaw(byte coded) {
        int u = ~coded & 0xFF;
        int magnitude = ((((u & 0x0F) << 3) + 0x84) << ((u >> 4) & 7)) - 0x84;
        return ((u & 0x80) == 0 ? magnitude : -magnitude) / 32_768f;
    }

    /** ITU-T G.711. */
    private static float aLaw(byte coded) {
        int a = (coded & 0xFF) ^ 0x55;
        int segment = (a >> 4) & 7;
        int magnitude = ((a & 0x0F) << 4) + 8;
        if (segment > 0) {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }
        return ((a & 0x80) != 0 ? magnitude : -magnitude) / 32_768f;
    }

    static int u16(byte[] b, int at) {
        return (b[at] & 0xFF) | ((b[at + 1] & 0xFF) << 8);
    }

    static long u32(byte[] b, int at) {
        return u16(b, at) | ((long) u16(b, at + 2) << 16);
    }
}
