package org.florscribe.clinical.recording;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.florscribe.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a live recording as it becomes durable. What another connection or node brought is read and hashed beside what comes
 * now, or at the end at the latest.
 */
final class RunningHash {

    private static final int READ_BYTES = 64 * 1024;

    private final StoredFrom stored;
    private final MessageDigest digest = Sha256.begin();
    private long hashed;
    private byte @Nullable [] result;

    RunningHash(StoredFrom stored) {
        this.stored = stored;
    }

    /** Opens the durable sound at a byte. */
    @FunctionalInterface
    interface StoredFrom {
        InputStream at(long offset);
    }

    private synchronized long hashed() {
        return hashed;
    }

    /** It has just become durable. One that is ahead of what was hashed is read later. */
    synchronized void add(LiveSegment segment) {
        if (segment.startByte() == hashed) {
            digest.update(segment.pcm());
            hashed += segment.pcm().length;
        }
    }

    /** Hashes what is durable and was not hashed yet, up to this byte. */
    void catchUp(long upTo) {
        if (hashed() >= upTo) {
            return;
        }
        byte[] some = new byte[READ_BYTES];
        long at = hashed();
        try (InputStream in = stored.at(at)) {
            while (at < upTo) {
                int read = in.read(some, 0, (int) Math.min(some.length, upTo - at));
                if (read < 0 || !take(at, some, read)) {
                    return;
                }
                at += read;
            }
        } catch (IOException e) {
            throw new AudioStoreFailed("A live recording could not be read again", e);
        }
    }

    private synchronized boolean take(long at, byte[] content, int length) {
        if (at != hashed) {
            return false;
        }
        digest.update(content, 0, length);
        hashed += length;
        return true;
    }

    /** Of the first so many bytes, all of which are durable; no more is added afterwards. */
    byte[] of(long bytes) {
        catchUp(bytes);
        synchronized (this) {
            if (hashed != bytes) {
                throw new AudioStoreFailed("A live recording ends before its rows say", null);
            }
            byte[] known = result;
            if (known == null) {
                known = digest.digest();
                result = known;
            }
            return known.clone();
        }
    }
}
