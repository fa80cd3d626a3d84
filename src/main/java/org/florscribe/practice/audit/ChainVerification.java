package org.florscribe.practice.audit;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one practice once, in the order of their numbers, and names the first that is not as it was written. Knows
 * nothing but what it is given: lines, the anchor after a trimming, heads that left the machine, and the seal when there is a key.
 * Two nodes are not needed for a proof, but a tail that was cut off shows only in a head, and chains made anew only in seals or
 * heads.
 */
public final class ChainVerification {

    private static final String TRIMMED = AuditAction.AUDIT_TRIMMED.name();

    private final Optional<ChainHead> anchor;
    private final Optional<AuditSeal> seals;
    private final Map<Long, ChainHead> heads = new TreeMap<>();
    private final Set<String> trimmings = new HashSet<>();
    private final long lastNoted;
    private ChainHead last;
    private long lines;
    private @Nullable ChainEntry first;
    private @Nullable ChainFault fault;

    /**
     * @param anchor where the log begins since its oldest months went
     * @param noted heads that left the machine; those of other practices are not looked at
     */
    public ChainVerification(
            UUID practiceId, Optional<ChainHead> anchor, Collection<ChainHead> noted, Optional<AuditSeal> seals) {
        this.anchor = anchor;
        this.seals = seals;
        this.last = anchor.orElseGet(() -> ChainHead.beforeAll(practiceId));
        long highest = 0;
        for (ChainHead head : noted) {
            if (head.practiceId().equals(practiceId)) {
                ChainHead same = heads.putIfAbsent(head.seq(), head);
                if (same != null && !same.hasHash(head.hash())) {
                    fault = ChainFault.gone(ChainFault.Kind.UNLIKE_HEAD, head.seq());
                }
                highest = Math.max(highest, head.seq());
            }
        }
        this.lastNoted = highest;
    }

    /** @return false when nothing more needs to be read: a fault was found */
    public boolean next(StoredLine line) {
        if (fault == null) {
            fault = faultOf(line);
        }
        if (fault != null) {
            return false;
        }
        ChainEntry entry = line.entry();
        if (first == null) {
            first = entry;
        }
        if (entry.action().equals(TRIMMED) && entry.digest().isPresent()) {
            trimmings.add(HexFormat.of().formatHex(entry.digest().get()));
        }
        last = new ChainHead(last.practiceId(), entry.seq(), line.hash());
        lines++;
        return true;
    }

    /**
     * After the last line.
     *
     * @param stored the head as the database has it; empty when that is not known, as with a file
     */
    public Optional<ChainFault> end(Optional<ChainHead> stored) {
        if (fault == null) {
            fault = faultAtEnd(stored);
        }
        return Optional.ofNullable(fault);
    }

    /** How many lines were found right. */
    public long lines() {
        return lines;
    }

    /** The last line that was found right. */
    public ChainHead last() {
        return last;
    }

    private @Nullable ChainFault faultOf(StoredLine line) {
        ChainEntry entry = line.entry();
        if (entry.seq() <= last.seq() || !entry.practiceId().equals(last.practiceId())) {
            return ChainFault.at(ChainFault.Kind.OUT_OF_PLACE, entry);
        }
        if (entry.seq() > last.seq() + 1) {
            return ChainFault.gone(ChainFault.Kind.MISSING, last.seq() + 1);
        }
        if (line.form() != CanonicalForm.CURRENT || !hasOwnHash(line)) {
            return ChainFault.at(ChainFault.Kind.CHANGED, entry);
        }
        if (seals.isPresent() && !MessageDigest.isEqual(seals.get().of(line.hash()), line.seal())) {
            return ChainFault.at(ChainFault.Kind.NOT_SEALED, entry);
        }
        ChainHead noted = heads.get(entry.seq());
        return noted == null || noted.hasHash(line.hash()) ? null : ChainFault.at(ChainFault.Kind.UNLIKE_HEAD, entry);
    }

    private boolean hasOwnHash(StoredLine line) {
        try {
            return last.then(line.entry(), line.form()).hasHash(line.hash());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false; // parts that no line of ours can have
        }
    }

    private @Nullable ChainFault faultAtEnd(Optional<ChainHead> stored) {
        if (lastNoted > last.seq()) {
            return ChainFault.gone(ChainFault.Kind.CUT_OFF, last.seq() + 1);
        }
        if (stored.isPresent() && stored.get().seq() > last.seq()) {
            return ChainFault.gone(ChainFault.Kind.CUT_OFF, last.seq() + 1);
        }
        if (stored.isPresent() && stored.get().seq() < last.seq()) {
            return ChainFault.gone(ChainFault.Kind.BEYOND_HEAD, stored.get().seq() + 1);
        }
        if (stored.isPresent() && !stored.get().hasHash(last.hash())) {
            return ChainFault.gone(ChainFault.Kind.CHANGED, last.seq());
        }
        ChainEntry begin = first;
        if (anchor.isPresent()
                && anchor.get().seq() > 0
                && !trimmings.contains(HexFormat.of().formatHex(anchor.get().digest()))) {
            return begin == null
                    ? ChainFault.gone(
                            ChainFault.Kind.TRIMMED_UNSAID, anchor.get().seq() + 1)
                    : ChainFault.at(ChainFault.Kind.TRIMMED_UNSAID, begin);
        }
        return null;
    }
}
