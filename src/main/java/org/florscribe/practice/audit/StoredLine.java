package org.florscribe.practice.audit;

/**
 * A line of the access log as it was found, believed in nothing.
 *
 * @param form the number of its canonical form
 */
public record StoredLine(ChainEntry entry, int form, byte[] hash, byte[] seal) {

    @Override
    public String toString() {
        return "StoredLine[" + entry + "]";
    }
}
