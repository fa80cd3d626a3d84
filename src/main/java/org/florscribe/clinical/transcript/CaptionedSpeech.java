package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionLedger;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.Span;

/** The words of a recording as its captions had them: worse than an engine's, better than none when no engine can be had. */
@ApplicationScoped
public class CaptionedSpeech {

    private final CaptionLedger captions;
    private final SpeakerAttribution attribution;

    @Inject
    CaptionedSpeech(CaptionLedger captions, SpeakerAttribution attribution) {
        this.captions = captions;
        this.attribution = attribution;
    }

    /** Empty when nothing was captioned. */
    public Optional<HeardRecording> of(Recording recording) {
        return conversation(captions.of(recording.encounterId(), recording.id()))
                .map(said -> new HeardRecording(
                        recording.id(), Transcript.CAPTIONS, attribution.attribute(said), Duration.ZERO));
    }

    static Optional<Conversation> conversation(List<Caption> captions) {
        long end = captions.stream().mapToLong(Caption::endMs).max().orElse(0);
        Piece all = new Piece(new Span(0, end), List.of());
        List<SpokenLine> lines = captions.stream()
                .map(it -> new SpokenText.Phrase(it.voice(), it.startMs(), it.endMs(), it.text(), List.of()))
                .flatMap(phrase -> SpokenLine.of(phrase, all).stream())
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(SpokenConversation.of(Optional.empty(), lines));
    }
}
