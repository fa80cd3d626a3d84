package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.shared.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has vendors delete what they hold of ours. Never throws for a vendor's sake: who does not answer is asked again by the sweep. */
@ApplicationScoped
public class VendorCopies {

    private static final Logger LOG = LoggerFactory.getLogger(VendorCopies.class);

    private final VendorLedger ledger;
    private final EngineDirectory directory;
    private final Instance<VendorCleanup> engines;

    @Inject
    VendorCopies(VendorLedger ledger, EngineDirectory directory, @Any Instance<VendorCleanup> engines) {
        this.ledger = ledger;
        this.directory = directory;
        this.engines = engines;
    }

    public void takeBack(UUID encounterId) {
        for (VendorJobRepository.Held held : ledger.heldOf(encounterId)) {
            try {
                EngineAccess access = directory.accessToDelete(held.engineId());
                EngineAdapter.of(engines, access).ifPresent(engine -> engine.cleanUp(access, new OneTry(held, ledger)));
            } catch (EngineFailure | NotFound e) {
                LOG.atWarn()
                        .addKeyValue("engine", held.engineId())
                        .addKeyValue("encounter", encounterId)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("a vendor did not delete its copy");
            }
        }
    }

    /** A try that is over. */
    private record OneTry(VendorJobRepository.Held held, VendorLedger ledger) implements VendorJobs {

        @Override
        public Optional<VendorJob> find() {
            return Optional.of(held.job());
        }

        @Override
        public void uploaded(String uploadUrl) {
            throw new IllegalStateException("This try is over");
        }

        @Override
        public void started(String jobId) {
            throw new IllegalStateException("This try is over");
        }

        @Override
        public void deleted(String jobId) {
            ledger.deleted(held.encounterId(), held.engineId(), jobId);
        }
    }
}
