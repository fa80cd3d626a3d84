package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.clinical.transcript.CaptionedSpeech;
import org.florscribe.clinical.transcript.ExpectedSpeech;
import org.florscribe.clinical.transcript.HeardRecording;
import org.florscribe.clinical.transcript.NotTranscribed;
import org.florscribe.clinical.transcript.SpeechToText;
import org.florscribe.clinical.transcript.TranscriptionLedger;
import org.florscribe.clinical.transcript.VendorCopies;

/** Writes the recordings of a visit down, one after the other: what is understood of one is stored before the next is sent. */
@ApplicationScoped
class TranscribeStep {

    private final VisitPipeline pipeline;
    private final SpeechToText speech;
    private final TranscriptionLedger ledger;
    private final VendorCopies copies;
    private final CaptionedSpeech captions;

    @Inject
    TranscribeStep(
            VisitPipeline pipeline,
            SpeechToText speech,
            TranscriptionLedger ledger,
            VendorCopies copies,
            CaptionedSpeech captions) {
        this.pipeline = pipeline;
        this.speech = speech;
        this.ledger = ledger;
        this.copies = copies;
        this.captions = captions;
    }

    /** @throws StepFailed when a recording did not become text, or nobody speaks in any of them */
    void run(PipelineStep step, int generation) {
        List<Recording> unheard = ledger.unheard(step.encounterId());
        ExpectedSpeech expected = ledger.expected(step.encounterId());
        Set<UUID> seen = new HashSet<>();
        Duration took = Duration.ZERO;
        int silent = 0;
        for (Recording recording : unheard) {
            seen.add(recording.id());
            try {
                HeardRecording heard = speech.hear(recording, expected, step.attempt() <= 1, step.isSentAnyway());
                pipeline.heard(step.id(), generation, heard);
                took = took.plus(heard.took());
            } catch (NotTranscribed e) {
                if (e.reason() == NotTranscribed.Reason.NO_SPEECH) {
                    silent++;
                } else {
                    pipeline.heard(step.id(), generation, captioned(step, recording, failed(e)));
                }
            } catch (UnusableAudio e) {
                StepFailed failed = new StepFailed(StepFault.INPUT_REFUSED, Optional.empty());
                failed.initCause(e);
                throw failed;
            }
        }
        if (silent > 0 && silent == unheard.size()) {
            throw new StepFailed(StepFault.NO_SPEECH, Optional.empty());
        }
        pipeline.transcribed(step.id(), generation, seen, took);
        copies.takeBack(step.encounterId());
    }

    /** Where no engine will hear it, what was understood while it was spoken has to do. */
    private HeardRecording captioned(PipelineStep step, Recording recording, StepFailed failed) {
        if (!RetryPolicy.isLast(step.attempt(), failed.fault())) {
            throw failed;
        }
        return captions.of(recording).orElseThrow(() -> failed);
    }

    /** Nothing more is tried by itself: what vendors still hold of the visit is of no use to anybody. */
    void givenUp(UUID encounterId) {
        copies.takeBack(encounterId);
    }

    private static StepFailed failed(NotTranscribed why) {
        StepFault fault = switch (why.reason()) {
            case NO_ENGINE -> StepFault.NO_ENGINE;
            case NO_SPEECH -> StepFault.NO_SPEECH;
            case QUEUED -> StepFault.QUEUED;
            case BUSY -> StepFault.ENGINE_BUSY;
            case UNAVAILABLE -> StepFault.ENGINE_UNAVAILABLE;
            case CONFIGURATION -> StepFault.CONFIGURATION;
            case QUOTA -> StepFault.QUOTA;
            case INPUT -> StepFault.INPUT_REFUSED;
            case UNUSABLE -> StepFault.UNUSABLE_ANSWER;
        };
        StepFailed failed = new StepFailed(fault, why.retryAfter());
        failed.initCause(why);
        return failed;
    }
}
