package org.florscribe.jobs.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.evaluation.SampleConversations;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.SpeakerAttribution;
import org.florscribe.clinical.transcript.TranscriptFormats;

/** The invented conversations of the demo practice. */
@ApplicationScoped
public class DemoSamples implements SampleConversations {

    private final TranscriptFormats formats;
    private final SpeakerAttribution attribution;

    @Inject
    DemoSamples(TranscriptFormats formats, SpeakerAttribution attribution) {
        this.formats = formats;
        this.attribution = attribution;
    }

    @Override
    public List<VisitMaterial> all() {
        return DemoConversation.all().stream()
                .map(sample -> new VisitMaterial(
                        attribution.attribute(formats.read(sample.transcript())),
                        List.of(),
                        Optional.of(sample.ageYears()),
                        Optional.of(sample.sex())))
                .toList();
    }
}
