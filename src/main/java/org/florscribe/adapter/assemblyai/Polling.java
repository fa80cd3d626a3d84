package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.clinical.transcript.WorkGivenUp;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the state of a job until it has one that lasts. */
final class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    /** Questions sooner after each other are refused. */
    private static final Duration APART = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration BESIDE_AUDIO = Duration.ofMinutes(10);

    /** Questions that fail in a row. */
    private static final int MOST_FAILURES = 5;

    private final AssemblyAiHttp http;
    private final Pauses pauses;
    private final Clock clock;

    Polling(AssemblyAiHttp http, Pauses pauses, Clock clock) {
        this.http = http;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * A job of which a try before this one knows.
     *
     * @param takeBack deletes the job there
     * @return empty when the vendor knows it no more
     */
    Optional<JsonNode> resume(
            EngineAccess access, String job, TranscriptionRequest request, Instant until, Runnable takeBack) {
        try {
            return Optional.of(poll(access, job, request, until, Duration.ZERO, true, takeBack));
        } catch (AssemblyAiHttp.Refused refused) {
            if (refused.says("not found")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** @param oldUpload the audio was left there by a try before this one, and may have run out */
    JsonNode untilDone(
            EngineAccess access,
            String job,
            TranscriptionRequest request,
            Instant until,
            boolean oldUpload,
            Runnable takeBack) {
        Duration tenth = Duration.ofMillis(request.audio().durationMs() / 10);
        Duration first = tenth.compareTo(SHORTEST) > 0 ? tenth : SHORTEST;
        return poll(access, job, request, until, first, oldUpload, takeBack);
    }

    private JsonNode poll(
            EngineAccess access,
            String job,
            TranscriptionRequest request,
            Instant until,
            Duration first,
            boolean oldUpload,
            Runnable takeBack) {
        Duration most = Duration.ofMillis(3 * request.audio().durationMs()).plus(BESIDE_AUDIO);
        Instant end = earlier(until, clock.instant().plus(most));
        Duration pause = first;
        Duration next = SHORTEST;
        int failures = 0;
        boolean told = false;
        Instant asked = clock.instant();
        while (true) {
            if (!pause.isZero()) {
                boolean before = told;
                told = pauses.await(job, shorter(pause, Duration.between(clock.instant(), end)), told);
                if (told && !before) { // we may have asked just now, and are not to ask twice in a second
                    pauses.await(job, shorter(APART, Duration.between(clock.instant(), asked.plus(APART))), true);
                }
            }
            try {
                JsonNode answer;
                try {
                    answer = http.get(access, "/v2/transcript/" + job);
                } finally {
                    asked = clock.instant(); // the vendor counts from when it heard us, which is not after its answer
                }
                String status = answer.path("status").asText("");
                if (status.equals("completed")) {
                    return answer;
                }
                if (status.equals("error")) {
                    quietly(takeBack);
                    throw failed(answer.path("error").asText(""), oldUpload);
                }
                if (!status.equals("queued") && !status.equals("processing")) {
                    throw TranscriptAnswer.bad("has a state that is none");
                }
                failures = 0;
                pause = next;
            } catch (EngineFailure failure) {
                failures++;
                if (isFinal(failure) || failures >= MOST_FAILURES) {
                    throw failure;
                }
                pause = failure.retryAfter()
                        .filter(wait -> wait.compareTo(SHORTEST) > 0)
                        .orElse(next);
            }
            next = shorter(next.multipliedBy(3).dividedBy(2), LONGEST);
            if (!clock.instant().isBefore(end)) {
                quietly(takeBack);
                throw new EngineFailure(EngineFault.TRANSIENT, "The engine was not done in time.");
            }
        }
    }

    /** Whether asking again brings nothing. A state that was cut or is no JSON costs nothing to ask for again. */
    private static boolean isFinal(EngineFailure failure) {
        return failure instanceof WorkGivenUp
                || !(failure.fault().mayPass() || failure.fault() == EngineFault.BAD_SUCCESS);
    }

    private static WorkGivenUp failed(String said, boolean oldUpload) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.startsWith("server error") || (oldUpload && lower.startsWith("download error"))) {
            return new WorkGivenUp(EngineFault.TRANSIENT, "The engine gave up on this audio by a fault of its own.");
        }
        return new WorkGivenUp(EngineFault.INPUT, "The engine could make nothing of this audio.");
    }

    private static void quietly(Runnable takeBack) {
        try {
            takeBack.run();
        } catch (EngineFailure failure) {
            LOG.atWarn()
                    .addKeyValue("fault", failure.fault())
                    .log("a vendor's copy is not known to be deleted; it is tried again later");
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration least = one.compareTo(other) < 0 ? one : other;
        return least.isNegative() ? Duration.ZERO : least;
    }
}
