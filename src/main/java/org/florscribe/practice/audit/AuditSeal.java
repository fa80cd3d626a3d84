package org.florscribe.practice.audit;

/**
 * Puts a seal on the hash of a line. Who can write to the database but does not hold the key can make a chain of hashes anew, but
 * not the seals on it.
 */
@FunctionalInterface
public interface AuditSeal {

    /**
     * @param hash 32 bytes
     * @return 32 bytes
     * @throws org.florscribe.shared.Unavailable when the key cannot be had now
     */
    byte[] of(byte[] hash);
}
