package org.florscribe.api.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.testing.Clinic;

/** Sends what is written to it as an upload in pieces, and keeps no more than one piece and some samples to compare with. */
final class PieceByPiece extends OutputStream {

    /** As the pages send it. */
    private static final int PIECE = 8 << 20;

    private static final int SAMPLE = 1 << 15;

    private final UploadDesk desk;
    private final UUID upload;
    private final MessageDigest sha256;
    private final byte[] piece = new byte[PIECE];
    private final SortedMap<Long, byte[]> samples = new TreeMap<>();
    private int filled;
    private long sent;
    private Clinic.Answer last;

    PieceByPiece(UploadDesk desk, UUID upload, Clinic.Answer nothing) {
        this.desk = desk;
        this.upload = upload;
        this.last = nothing;
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
        last = desk.put(upload, sent, filled == PIECE ? piece : Arrays.copyOf(piece, filled))
                .expect(204);
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

    /** What the last piece was answered. */
    Clinic.Answer last() {
        return last;
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
