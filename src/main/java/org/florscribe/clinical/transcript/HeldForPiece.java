package org.florscribe.clinical.transcript;

import java.util.Optional;
import java.util.UUID;

/** What a vendor holds of one piece, in the book of all. */
final class HeldForPiece implements VendorJobs {

    private final UUID encounterId;
    private final UUID engineId;
    private final byte[] fingerprint;
    private final VendorLedger ledger;

    HeldForPiece(EngineTurn turn, byte[] fingerprint, VendorLedger ledger) {
        this(turn.encounterId(), turn.access().id(), fingerprint, ledger);
    }

    HeldForPiece(UUID encounterId, UUID engineId, byte[] fingerprint, VendorLedger ledger) {
        this.encounterId = encounterId;
        this.engineId = engineId;
        this.fingerprint = fingerprint;
        this.ledger = ledger;
    }

    @Override
    public Optional<VendorJob> find() {
        return ledger.find(encounterId, fingerprint);
    }

    @Override
    public void uploaded(String uploadUrl) {
        ledger.uploaded(encounterId, engineId, fingerprint, uploadUrl);
    }

    @Override
    public void started(String jobId) {
        ledger.started(encounterId, engineId, fingerprint, jobId);
    }

    @Override
    public void deleted(String jobId) {
        ledger.deleted(encounterId, engineId, jobId);
    }
}
