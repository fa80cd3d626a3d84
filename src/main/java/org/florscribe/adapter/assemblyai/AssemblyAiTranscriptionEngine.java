package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.SpokenAudio;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.clinical.transcript.VendorCleanup;
import org.florscribe.clinical.transcript.VendorJobs;
import org.florscribe.clinical.transcript.VendorJobs.VendorJob;
import org.florscribe.platform.outbound.OutboundBody;
import org.florscribe.platform.outbound.VendorHints;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.identity.CurrentCaller;

/**
 * Audio is uploaded, a job started, its state asked for until it is done, and everything deleted there. Each step is noted before
 * the next: after a crash the job that is known goes on, and none is started twice.
 */
@ApplicationScoped
public class AssemblyAiTranscriptionEngine implements TranscriptionEngine, VendorCleanup {

    private static final long MOST_BYTES = 2_200_000_000L;
    private static final long MOST_MS = Duration.ofHours(10).toMillis();

    /** Jobs at a time of the smallest account; more would only queue there. */
    private static final int BULKHEAD = 5;

    private static final String TRANSCRIPTS = "/v2/transcript";
    private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** Dropped when the vendor refuses them: a transcript without them is better than none. */
    private static final List<String> OPTIONAL_FIELDS =
            List.of("keyterms_prompt", "domain", "speaker_options", "webhook_url");

    private final AssemblyAiHttp http;
    private final Polling polling;
    private final VendorHints hints;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    AssemblyAiTranscriptionEngine(
            AssemblyAiHttp http, Pauses pauses, VendorHints hints, CurrentCaller callers, Clock clock) {
        this.http = http;
        this.hints = hints;
        this.callers = callers;
        this.polling = new Polling(http, pauses, clock);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EngineKind.ASSEMBLYAI.key();
    }

    @Override
    public TranscriptionAbility ability(EngineAccess access) {
        return new TranscriptionAbility(
                true,
                true,
                true,
                MOST_BYTES,
                Optional.of(MOST_MS),
                Set.of(
                        "audio/mpeg",
                        "audio/aac",
                        "audio/flac",
                        "audio/ogg",
                        "audio/webm",
                        "video/webm",
                        "audio/mp4",
                        "video/mp4",
                        "video/quicktime"),
                Set.of(),
                BULKHEAD);
    }

    @Override
    public SpokenText transcribe(EngineAccess access, TranscriptionRequest request) {
        Instant until = clock.instant().plus(request.deadline());
        VendorJobs jobs = request.jobs();
        Optional<VendorJob> known = jobs.find();
        Optional<String> job = known.flatMap(VendorJob::jobId);
        if (job.isPresent()) {
            Optional<JsonNode> done =
                    polling.resume(access, job.get(), request, until, () -> takeBack(access, job.get(), jobs));
            if (done.isPresent()) {
                return new TranscriptAnswer(request.audio().durationMs()).read(done.get());
            }
            jobs.deleted(job.get()); // the vendor knows it no more
            known = Optional.empty();
        }
        Optional<String> uploaded = known.flatMap(VendorJob::uploadUrl);
        String url = uploaded.orElseGet(() -> upload(access, request, jobs));
        String started = uploaded.flatMap(it -> find(access, it)).orElseGet(() -> start(access, request, url));
        jobs.started(started);
        JsonNode done = polling.untilDone(
                access, started, request, until, uploaded.isPresent(), () -> takeBack(access, started, jobs));
        return new TranscriptAnswer(request.audio().durationMs()).read(done);
    }

    @Override
    public void cleanUp(EngineAccess access, VendorJobs jobs) {
        Optional<VendorJob> known = jobs.find();
        known.flatMap(VendorJob::jobId)
                .or(() -> known.flatMap(VendorJob::uploadUrl).flatMap(url -> find(access, url)))
                .ifPresent(job -> takeBack(access, job, jobs));
    }

    private String upload(EngineAccess access, TranscriptionRequest request, VendorJobs jobs) {
        SpokenAudio audio = request.audio();
        JsonNode answer = http.upload(
                access,
                "/v2/upload",
                OutboundBody.streamed("application/octet-stream", audio.sizeBytes(), audio::open),
                request.deadline());
        String url = answer.path("upload_url").asText("");
        if (url.isBlank() || url.length() > 2_000 || url.chars().anyMatch(c -> c <= ' ')) {
            throw TranscriptAnswer.bad("does not say where the audio is");
        }
        jobs.uploaded(url);
        return url;
    }

    /** Asking is not repeatable: when its answer is lost the job may be there all the same. */
    private String start(EngineAccess access, TranscriptionRequest request, String url) {
        ObjectNode terms = TranscriptTerms.of(access, request, url, hook(access));
        try {
            return id(post(access, terms));
        } catch (EngineFailure lost) {
            if (lost.fault() != EngineFault.TRANSIENT && lost.fault() != EngineFault.BAD_SUCCESS) {
                throw lost;
            }
            return find(access, url).orElseThrow(() -> lost);
        }
    }

    private Optional<TranscriptTerms.Hook> hook(EngineAccess access) {
        return access.option(EngineOption.WEBHOOK)
                .filter("true"::equals)
                .flatMap(on -> callers.find())
                .flatMap(caller -> hints.of(kind(), caller.practice()))
                .map(hint -> new TranscriptTerms.Hook(hint.address().toString(), VendorHints.HEADER, hint.secret()));
    }

    private JsonNode post(EngineAccess access, ObjectNode terms) {
        try {
            return http.post(access, TRANSCRIPTS, terms);
        } catch (AssemblyAiHttp.Refused refused) {
            Optional<String> unwanted = OPTIONAL_FIELDS.stream()
                    .filter(field -> terms.has(field) && refused.says(field))
                    .findFirst();
            if (refused.fault() != EngineFault.INPUT || unwanted.isEmpty()) {
                throw refused;
            }
            ObjectNode less = terms.deepCopy();
            less.remove(unwanted.get());
            if (unwanted.get().equals("webhook_url")) {
                less.remove(List.of("webhook_auth_header_name", "webhook_auth_header_value"));
            }
            return http.post(access, TRANSCRIPTS, less);
        }
    }

    /** The job that was started for this audio, if the vendor has one among its newest. */
    private Optional<String> find(EngineAccess access, String url) {
        for (JsonNode transcript : http.get(access, TRANSCRIPTS + "?limit=20").path("transcripts")) {
            boolean ours = transcript.path("audio_url").asText("").equals(url);
            if (ours && !transcript.path("status").asText("").equals("error")) {
                return Optional.of(id(transcript));
            }
        }
        return Optional.empty();
    }

    private static String id(JsonNode transcript) {
        String id = transcript.path("id").asText("");
        if (!JOB_ID.matcher(id).matches()) {
            throw TranscriptAnswer.bad("names no job");
        }
        return id;
    }

    /** Deleted means that it says so itself, or does not know it any more. */
    private void takeBack(EngineAccess access, String job, VendorJobs jobs) {
        String path = TRANSCRIPTS + "/" + job;
        try {
            if (!isBlank(http.delete(access, path)) && !isBlank(http.get(access, path))) {
                throw new EngineFailure(EngineFault.TRANSIENT, "The engine has not deleted its copy yet.");
            }
        } catch (AssemblyAiHttp.Refused refused) {
            if (!refused.says("not found")) {
                throw refused;
            }
        }
        jobs.deleted(job);
    }

    private static boolean isBlank(JsonNode transcript) {
        return transcript.path("audio_url").asText("").endsWith("://deleted_by_user")
                && transcript.path("text").asText("").equals("Deleted by user.");
    }
}
