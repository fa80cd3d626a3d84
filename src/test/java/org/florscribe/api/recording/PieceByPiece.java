package org.florscribe.api.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sends what is written to it as an upload in pieces, and keeps no more than one piece and some samples to compare with. */
final class PieceByPiece extends OutputStream {

    /** As the pages send it. */
    private static final int PIECE = 8 << 20;

    private static final int SAMPLE = 1 << 15;

    private final Line line;
    private final MessageDigest sha256;
    private final byte[] piece = new byte[PIECE];
    private final SortedMap<Long, byte[]> samples = new TreeMap<>();
    private int filled;
    private long sent;
    private String recordingId = "";

    /** Where the pieces go. */
    interface Line {
        /** @return the recording that it has become; empty before the last piece */
        Optional<String> put(long offset, byte[] piece);
    }

    PieceByPiece(Line line) {
        this.line = line;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int taken = Math.min(end - from, PIECE - filled);
            System.arraycopy(content, from, piece, filled, taken);
            filled += taken;
            from += taken;
            if (filled == PIECE) {
                send();
            }
        }
    }

    private void send() {
        sha256.update(piece, 0, filled);
        int at = filled / 3;
        samples.put(sent + at, Arrays.copyOfRange(piece, at, Math.min(filled, at + SAMPLE)));
        recordingId = line.put(sent, filled == PIECE ? piece : Arrays.copyOf(piece, filled))
                .orElse("");
        sent += filled;
        filled = 0;
    }

    @Override
    public void close() {
        if (filled > 0) {
            send();
        }
    }

    long sent() {
        return sent;
    }

    /** What the last piece was answered; empty before it. */
    String recordingId() {
        return recordingId;
    }

    /** Of all that was sent. */
    String sha256() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Some stretches of it, by where they begin. */
    SortedMap<Long, byte[]> samples() {
        return samples;
    }
}
