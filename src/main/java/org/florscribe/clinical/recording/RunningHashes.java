package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Sha256;

/**
 * The SHA-256 of uploads while they come: a file whose pieces all came to this node, in order, need not be read again for it. What is
 * not here, after a restart or on another node, is read again.
 */
@ApplicationScoped
class RunningHashes {

    /** Uploads at once that are remembered; the one that rested longest is forgotten first. */
    private static final int MOST = 256;

    private record Running(MessageDigest digest, long bytes) {}

    private final Map<UUID, Running> running = new LinkedHashMap<>();

    /** To be gone on with from here, and then {@link #keep kept}; empty where the bytes before are not known. */
    Optional<MessageDigest> take(UUID uploadId, long offset) {
        if (offset == 0) {
            return Optional.of(Sha256.begin());
        }
        return remove(uploadId).filter(it -> it.bytes() == offset).map(Running::digest);
    }

    void keep(UUID uploadId, MessageDigest digest, long bytes) {
        synchronized (running) {
            running.put(uploadId, new Running(digest, bytes));
            if (running.size() > MOST) {
                running.remove(running.keySet().iterator().next());
            }
        }
    }

    /** Of a file that is there as a whole. */
    Optional<byte[]> finish(UUID uploadId, long bytes) {
        return take(uploadId, bytes).map(MessageDigest::digest);
    }

    private Optional<Running> remove(UUID uploadId) {
        synchronized (running) {
            return Optional.ofNullable(running.remove(uploadId));
        }
    }
}
