package org.florscribe.clinical.caption;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.TurnTaken;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What captions leave behind: the words until an engine has heard the recording, and what was paid for them. */
@ApplicationService
public class CaptionLedger {

    private final CaptionRepository captions;
    private final EngineCalls calls;

    @Inject
    CaptionLedger(CaptionRepository captions, EngineCalls calls) {
        this.captions = captions;
        this.calls = calls;
    }

    /** @param finished captions whose words do not change any more */
    @Requires(Permission.SYSTEM)
    public void keep(UUID encounterId, UUID recordingId, List<Caption> finished) {
        finished.forEach(caption -> captions.keep(encounterId, recordingId, caption));
    }

    /** In order. */
    @Requires(Permission.SYSTEM)
    public List<Caption> of(UUID encounterId, UUID recordingId) {
        return captions.of(encounterId, recordingId);
    }

    /** The number of the next caption: a recording may go on at another node. */
    @Requires(Permission.SYSTEM)
    public int nextUtterance(UUID recordingId) {
        return captions.nextUtterance(recordingId);
    }

    /** @param audioMs that were sent */
    @Requires(Permission.SYSTEM)
    public void paid(UUID encounterId, UUID engineId, long audioMs, Optional<EngineFailure> why) {
        EngineOutcome outcome = audioMs > 0
                // what was heard until the end is paid for, however the session ended
                ? EngineOutcome.DONE
                : why.map(EngineFailure::fault).map(EngineOutcome::of).orElse(EngineOutcome.DONE);
        calls.book(TurnTaken.of(encounterId, engineId, EngineTask.CAPTION, outcome)
                .ofAudio(audioMs)
                .lasting(Duration.ofMillis(audioMs)));
    }
}
