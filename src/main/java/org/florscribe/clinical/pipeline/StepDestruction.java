package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** With the conversation go the steps that work on it; a job still at work then finds nothing to store its result for. */
@ApplicationScoped
class StepDestruction implements ConversationDestruction {

    private final StepRepository steps;

    @Inject
    StepDestruction(StepRepository steps) {
        this.steps = steps;
    }

    @Override
    public void destroy(UUID encounterId) {
        steps.removeAll(encounterId);
    }
}
