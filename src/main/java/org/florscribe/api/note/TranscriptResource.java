package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.body.BodyLimit;
import org.florscribe.clinical.recording.RecordingGaps;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.ConversationIntake;
import org.florscribe.clinical.transcript.Corrections;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.TranscriptCorrection;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptReading;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** The conversation of a visit: brought as a file, read, corrected. */
@Path("/encounters/{id}/transcript")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TranscriptResource {

    private final ConversationIntake intake;
    private final TranscriptReading reading;
    private final TranscriptCorrection correction;
    private final RecordingGaps gaps;

    @Inject
    TranscriptResource(
            ConversationIntake intake, TranscriptReading reading, TranscriptCorrection correction, RecordingGaps gaps) {
        this.gaps = gaps;
        this.intake = intake;
        this.reading = reading;
        this.correction = correction;
    }

    /** What was taken in; the steps after it run by themselves. */
    public record Taken(UUID encounterId, int speakers, int utterances) {}

    /** A voice, as answered. */
    public record SpeakerBody(String id, SpeakerRole role, PhiText label) {

        static SpeakerBody of(Speaker speaker) {
            return new SpeakerBody(speaker.id(), speaker.role(), PhiText.of(speaker.label()));
        }
    }

    /** A word and when it was said, as answered. */
    public record WordBody(PhiText text, long startMs, long endMs, Optional<Double> confidence) {

        static WordBody of(Utterance.Word word) {
            return new WordBody(PhiText.of(word.text()), word.startMs(), word.endMs(), word.confidence());
        }
    }

    /** A line, as answered; with words where the engine told their times and nobody changed the text since. */
    public record UtteranceBody(
            String id, String speakerId, long startMs, long endMs, PhiText text, Optional<List<WordBody>> words) {

        static UtteranceBody of(Utterance line) {
            return new UtteranceBody(
                    line.id(),
                    line.speakerId(),
                    line.startMs(),
                    line.endMs(),
                    PhiText.of(line.text()),
                    line.words().map(all -> all.stream().map(WordBody::of).toList()));
        }
    }

    /** Where nothing was recorded for a while; the timeline goes on there, so what follows begins behind it. */
    public record Gap(String kind, long startMs, long endMs) {

        static Gap of(RecordingGaps.Placed gap) {
            return new Gap(gap.kind().word(), gap.startMs(), gap.endMs());
        }
    }

    /** The whole conversation; oneVoice says that nobody is told apart in it. */
    public record TranscriptBody(
            String language,
            String engine,
            boolean oneVoice,
            List<SpeakerBody> speakers,
            List<UtteranceBody> utterances,
            List<Gap> gaps) {

        static TranscriptBody of(Transcript transcript, List<RecordingGaps.Placed> gaps) {
            Conversation said = transcript.conversation();
            return new TranscriptBody(
                    said.language(),
                    transcript.engine(),
                    said.isOneVoice(),
                    said.speakers().stream().map(SpeakerBody::of).toList(),
                    said.utterances().stream().map(UtteranceBody::of).toList(),
                    gaps.stream().map(Gap::of).toList());
        }
    }

    /** Whose voice it is, or what it is called. */
    public record SpeakerChange(
            @Nullable String id,
            @Nullable SpeakerRole role,
            @Nullable PhiText label) {}

    /** Who said the line, or what was said. */
    public record UtteranceChange(
            @Nullable String id,
            @Nullable String speakerId,
            @Nullable PhiText text) {}

    /** A voice that was not told apart; lines of the same change name it by the id given here. */
    public record NewSpeakerBody(
            @Nullable String id,
            @Nullable SpeakerRole role,
            @Nullable PhiText label) {}

    /** What was heard otherwise. */
    public record Change(
            @Nullable List<@Nullable SpeakerChange> speakers,
            @Nullable List<@Nullable NewSpeakerBody> newSpeakers,
            @Nullable List<@Nullable UtteranceChange> utterances,
            @Nullable List<@Nullable String> swap) {}

    /** The conversation as it is now, and the statements of the note that were checked again for it. */
    public record Corrected(TranscriptBody transcript, List<String> recheckedStatements) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(BodyLimit.TRANSCRIPT)
    public Response attach(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            byte @Nullable [] file) {
        Transcript stored =
                intake.attach(id, new TranscriptFile(mediaType(contentType), file == null ? new byte[0] : file));
        Conversation said = stored.conversation();
        return Response.accepted(
                        new Taken(id, said.speakers().size(), said.utterances().size()))
                .tag(Versions.etag(stored.version()))
                .build();
    }

    @GET
    public Response get(@PathParam("id") UUID id) {
        Transcript transcript = reading.get(id);
        return Response.ok(TranscriptBody.of(transcript, gaps.of(id)))
                .tag(Versions.etag(transcript.version()))
                .build();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correct(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Change body) {
        long version = Versions.required(ifMatch);
        TranscriptCorrection.Corrected done = correction.correct(id, version, corrections(Fields.body(body)));
        return Response.ok(new Corrected(TranscriptBody.of(done.transcript(), gaps.of(id)), done.recheckedStatements()))
                .tag(Versions.etag(done.transcript().version()))
                .build();
    }

    private static Corrections corrections(Change body) {
        return new Corrections(
                swap(body.swap()),
                Lists.of("speakers", body.speakers()).stream()
                        .map(it -> new Corrections.OfSpeaker(
                                Fields.required("speakers.id", it.id()),
                                Optional.ofNullable(it.role()),
                                Optional.ofNullable(it.label()).map(PhiText::reveal)))
                        .toList(),
                Lists.of("newSpeakers", body.newSpeakers()).stream()
                        .map(it -> new Corrections.NewSpeaker(
                                Fields.required("newSpeakers.id", it.id()),
                                Fields.required("newSpeakers.role", it.role()),
                                Fields.required("newSpeakers.label", it.label()).reveal()))
                        .toList(),
                Lists.of("utterances", body.utterances()).stream()
                        .map(it -> new Corrections.OfUtterance(
                                Fields.required("utterances.id", it.id()),
                                Optional.ofNullable(it.speakerId()),
                                Optional.ofNullable(it.text()).map(PhiText::reveal)))
                        .toList());
    }

    private static Optional<Corrections.Swap> swap(@Nullable List<@Nullable String> ids) {
        if (ids == null) {
            return Optional.empty();
        }
        List<String> two = Lists.of("swap", ids);
        if (two.size() != 2 || two.get(0).equals(two.get(1))) {
            throw new InvalidInput("swap", "Name the two speakers that were taken for each other.");
        }
        return Optional.of(new Corrections.Swap(two.get(0), two.get(1)));
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
    }
}
