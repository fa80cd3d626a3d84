package org.florscribe.clinical.pipeline;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.transcript.VendorLedger;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Finds visits of which a vendor holds something that nobody waits for any more. */
@ApplicationService
public class VendorSweep {

    /** A step that has just ended tidies up by itself. */
    private static final Duration LEFT_OVER = Duration.ofMinutes(10);

    private final VendorLedger ledger;
    private final StepRepository steps;

    @Inject
    VendorSweep(VendorLedger ledger, StepRepository steps) {
        this.ledger = ledger;
        this.steps = steps;
    }

    @Requires(Permission.SYSTEM)
    public List<UUID> leftovers() {
        return ledger.visitsHeldFor(LEFT_OVER).stream()
                .filter(visit -> steps.find(visit, StepKind.TRANSCRIBE)
                        .filter(step -> step.state() == StepState.RUNNING || step.state() == StepState.WAITING)
                        .isEmpty())
                .toList();
    }
}
