package org.florscribe.adapter.jpa;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

/** One way through sealed pieces of sound: a few are looked up at a time, and one is open. */
abstract class PieceStream<P extends PieceStream.Piece> extends InputStream {

    /** Some of the sound, by where it begins and how long it is, in bytes. */
    interface Piece {

        long startByte();

        int plainBytes();

        default long endByte() {
            return startByte() + plainBytes();
        }
    }

    private final Deque<P> ahead = new ArrayDeque<>();
    private final long length;
    private @Nullable SubjectKey key;
    private byte[] content = new byte[0];
    private int next;
    private long position;

    PieceStream(long offset, long length) {
        this.position = Objects.checkIndex(offset, length + 1);
        this.length = length;
    }

    /**
     * Looks up the piece that holds this byte, and some after it.
     *
     * @return the key that opens them
     */
    abstract SubjectKey lookUp(long from, Deque<P> found);

    /** @throws AudioStoreFailed when it does not open */
    abstract byte[] open(SubjectKey with, P piece);

    /** The piece that should be there is not. */
    abstract AudioStoreFailed missing();

    @Override
    public int read() {
        return isAtEnd() ? -1 : content[take(1)] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
        Objects.checkFromIndexSize(offset, wanted, into.length);
        if (wanted == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int given = (int) Math.min(Math.min(wanted, available()), length - position);
        System.arraycopy(content, take(given), into, offset, given);
        return given;
    }

    @Override
    public int available() {
        return content.length - next;
    }

    private int take(int bytes) {
        int at = next;
        next += bytes;
        position += bytes;
        return at;
    }

    private boolean isAtEnd() {
        if (position >= length) {
            return true;
        }
        if (next == content.length) {
            openNext();
        }
        return false;
    }

    private void openNext() {
        SubjectKey held = key;
        if (held == null || ahead.isEmpty()) {
            held = lookUp(position, ahead);
            key = held;
        }
        P piece = ahead.poll();
        if (piece == null || piece.startByte() > position || piece.endByte() <= position) {
            throw missing();
        }
        content = open(held, piece);
        next = (int) (position - piece.startByte());
    }
}
