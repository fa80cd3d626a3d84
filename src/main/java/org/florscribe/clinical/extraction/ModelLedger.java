package org.florscribe.clinical.extraction;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What steps that ask language models have got so far. Each verb is a transaction of its own. */
@ApplicationService
public class ModelLedger {

    private final KeptWork kept;

    @Inject
    ModelLedger(KeptWork kept) {
        this.kept = kept;
    }

    /** See {@link KeptWork#find}. */
    @Requires(Permission.SYSTEM)
    public <T> Optional<T> kept(UUID encounterId, byte[] fingerprint, Class<T> type) {
        return kept.find(encounterId, fingerprint, type);
    }

    /** See {@link KeptWork#keep}. */
    @Requires(Permission.SYSTEM)
    public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, Object answer) {
        kept.keep(encounterId, engineId, fingerprint, answer);
    }

    /** See {@link KeptWork#parts}. */
    @Requires(Permission.SYSTEM)
    public Map<String, String> parts(UUID encounterId, UUID engineId) {
        return kept.parts(encounterId, engineId);
    }

    /** See {@link KeptWork#keepPart}. */
    @Requires(Permission.SYSTEM)
    public void keepPart(UUID encounterId, UUID engineId, String fingerprint, String answer) {
        kept.keepPart(encounterId, engineId, fingerprint, answer);
    }
}
