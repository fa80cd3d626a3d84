package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.FindingExtraction;
import org.florscribe.clinical.extraction.FindingStore;
import org.florscribe.clinical.extraction.VisitMaterials;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteForms;
import org.florscribe.clinical.note.NoteWriting;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.NoPlaceAtEngine;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;
import org.florscribe.shared.Unavailable;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one step: begins it, lets the engine work in no transaction, stores what came of it. Running it twice, also at the same
 * time on two nodes, leaves one result.
 */
@ApplicationScoped
public class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final VisitPipeline pipeline;
    private final TranscribeStep transcription;
    private final VisitMaterials materials;
    private final FindingStore findings;
    private final NoteForms forms;
    private final FindingExtraction extraction;
    private final NoteWriting writing;
    private final Event<UnexpectedFailure> unexpected;

    @Inject
    StepRunner(
            VisitPipeline pipeline,
            TranscribeStep transcription,
            VisitMaterials materials,
            FindingStore findings,
            NoteForms forms,
            FindingExtraction extraction,
            NoteWriting writing,
            Event<UnexpectedFailure> unexpected) {
        this.pipeline = pipeline;
        this.transcription = transcription;
        this.materials = materials;
        this.findings = findings;
        this.forms = forms;
        this.extraction = extraction;
        this.writing = writing;
        this.unexpected = unexpected;
    }

    public void run(UUID stepId, int generation, String node) {
        Optional<PipelineStep> begun;
        try {
            begun = pipeline.begin(stepId, generation, node);
        } catch (StaleVersion e) {
            return; // the same job on another node was quicker
        }
        begun.ifPresent(step -> doOnce(step, generation));
    }

    private void doOnce(PipelineStep step, int generation) {
        try {
            switch (step.kind()) {
                case TRANSCRIBE -> transcription.run(step, generation);
                case EXTRACT -> extract(step, generation);
                case DRAFT -> draft(step, generation);
            }
        } catch (StepFailed e) {
            fail(step, generation, e.fault(), e);
        } catch (NoPlaceAtEngine e) {
            fail(step, generation, StepFault.QUEUED, e);
        } catch (EngineFailure e) {
            fail(step, generation, StepFault.ENGINE_UNAVAILABLE, e);
        } catch (StaleVersion e) {
            // somebody changed the visit meanwhile: this result may be of old input, the step is done again
            fail(step, generation, StepFault.STORAGE, e);
        } catch (AudioStoreFailed e) {
            fail(step, generation, StepFault.STORAGE, e);
        } catch (NotFound | Conflict e) {
            // cancelled, signed or destroyed meanwhile: nothing is left to do for this visit
            fail(step, generation, StepFault.INPUT_REFUSED, e);
        } catch (Unavailable e) {
            throw e; // the database is away, so the failure could not be written down either: JobRunr repeats the job
        } catch (RuntimeException e) {
            unexpected.fire(new UnexpectedFailure(Door.JOB, e));
            fail(step, generation, StepFault.ENGINE_FAILED, e);
        }
    }

    private void extract(PipelineStep step, int generation) {
        VisitMaterials.Loaded loaded = materials.load(step.encounterId());
        FindingExtraction.Found found = extraction.extract(step.encounterId(), loaded.material());
        pipeline.extracted(step.id(), generation, loaded.transcriptVersion(), found);
    }

    private void draft(PipelineStep step, int generation) {
        VisitMaterials.Loaded loaded = materials.load(step.encounterId());
        DraftRequest request =
                DraftRequest.of(loaded.material(), findings.load(step.encounterId()), forms.load(step.encounterId()));
        pipeline.drafted(step.id(), generation, writing.write(step.encounterId(), request));
    }

    private void fail(PipelineStep step, int generation, StepFault fault, RuntimeException cause) {
        LOG.atWarn()
                .addKeyValue("step", step.kind())
                .addKeyValue("encounter", step.encounterId())
                .addKeyValue("attempt", step.attempt())
                .addKeyValue("fault", fault)
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .addKeyValue("at", cause.getStackTrace().length == 0 ? "" : cause.getStackTrace()[0])
                .log("a step failed");
        boolean again = pipeline.failed(
                step.id(),
                generation,
                fault,
                cause instanceof StepFailed failed ? failed.retryAfter() : Optional.empty());
        if (step.kind() == StepKind.TRANSCRIBE && !again) {
            transcription.givenUp(step.encounterId());
        }
    }
}
