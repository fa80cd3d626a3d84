package org.florscribe.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.clinical.recording.RecordingTooLarge;
import org.florscribe.clinical.recording.TooManyRecordings;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.clinical.recording.WrongOffset;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.florscribe.platform.http.SlowBody;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.StaleVersion;
import org.florscribe.shared.TooManyAttempts;
import org.florscribe.shared.Unavailable;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, in whatever was thrown, what to tell the caller. What it does not know is logged here and told as a plain 500. */
@ApplicationScoped
public class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int RETRY_SECONDS = 5;

    private final CurrentCaller callers;
    private final Event<UnexpectedFailure> unexpected;

    @Inject
    Failures(CurrentCaller callers, Event<UnexpectedFailure> unexpected) {
        this.callers = callers;
        this.unexpected = unexpected;
    }

    Response answer(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        Optional<Response> known =
                chain.stream().map(this::known).flatMap(Optional::stream).findFirst();
        return known.orElseGet(() -> answerUnknown(thrown));
    }

    private Optional<Response> known(Throwable at) {
        if (at instanceof Refusal refusal) {
            return Optional.of(answer(refusal));
        }
        if (at instanceof ProblemException problem) {
            Response.ResponseBuilder response = problem(problem.status(), problem.slug(), words(problem));
            problem.retryAfterSeconds()
                    .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
            return Optional.of(response.build());
        }
        if (at instanceof UnreadableTranscript unreadable) {
            return Optional.of(
                    problem(400, "unreadable-transcript", words(unreadable)).build());
        }
        if (at instanceof WrongOffset wrong) {
            return Optional.of(Problem.wrongOffset(words(wrong), wrong.expected(), correlationId())
                    .build());
        }
        if (at instanceof RecordingTooLarge large) {
            return Optional.of(problem(413, "recording-too-large", words(large)).build());
        }
        if (at instanceof TooManyRecordings many) {
            return Optional.of(problem(429, "too-many-recordings", words(many))
                    .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
                    .build());
        }
        if (at instanceof UnusableAudio unusable) {
            return Optional.of(answer(unusable));
        }
        if (at instanceof AudioStoreFailed failed) {
            LOG.atWarn().setCause(failed).log("audio store failed");
            return Optional.of(unavailable("Recordings cannot be stored or read just now. Try again in a moment."));
        }
        if (at instanceof OptimisticLockException) {
            return Optional.of(answer(new StaleVersion()));
        }
        return Optional.empty();
    }

    private Response answerUnknown(Throwable thrown) {
        if (thrown instanceof WebApplicationException web) {
            return answer(web);
        }
        if (SlowBody.isIn(thrown)) {
            return problem(408, "too-slow", "The body came too slowly. Nothing was changed.")
                    .build();
        }
        if (DatabaseFailure.isAway(thrown)) {
            LOG.atWarn().setCause(thrown).log("database away");
            return unavailable(DatabaseFailure.words(thrown));
        }
        String correlationId = correlationId();
        unexpected.fire(new UnexpectedFailure(Door.API, thrown));
        return Problem.response(
                        500,
                        "unexpected",
                        "Something went wrong on our side. Nothing was changed. Tell your admin this number: "
                                + correlationId,
                        List.of(),
                        correlationId)
                .build();
    }

    private Response answer(UnusableAudio unusable) {
        return switch (unusable.kind()) {
            case UNSUPPORTED ->
                problem(415, "unsupported-recording", words(unusable)).build();
            case UNREADABLE ->
                problem(422, "unusable-recording", words(unusable)).build();
        };
    }

    private Response answer(Refusal refusal) {
        // every kind is listed, so that a new one does not compile until it has a status
        if (refusal instanceof InvalidInput invalid) {
            return Problem.response(400, invalid.slug(), words(invalid), invalid.errors(), correlationId())
                    .build();
        } else if (refusal instanceof NotSignedIn notSignedIn) {
            return problem(401, notSignedIn.slug(), words(notSignedIn))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        } else if (refusal instanceof Denied denied) {
            Response.ResponseBuilder response = problem(403, denied.slug(), words(denied));
            if (denied.slug().equals("insufficient-scope")) {
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            }
            return response.build();
        } else if (refusal instanceof NotFound notFound) {
            return problem(404, notFound.slug(), words(notFound)).build();
        } else if (refusal instanceof Conflict conflict) {
            return Problem.response(
                            409, conflict.slug(), words(conflict), List.of(), conflict.related(), correlationId())
                    .build();
        } else if (refusal instanceof StaleVersion stale) {
            return problem(412, stale.slug(), words(stale)).build();
        } else if (refusal instanceof TooManyAttempts tooMany) {
            long seconds = Math.max(1, tooMany.retryAfter().toSeconds());
            return problem(429, tooMany.slug(), words(tooMany))
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                    .build();
        } else if (refusal instanceof Unavailable unavailable) {
            return unavailable(words(unavailable));
        }
        throw new IllegalStateException("A refusal without a status: " + refusal.slug());
    }

    private Response answer(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        Response.ResponseBuilder response = switch (status) {
            case 400 -> problem(400, "invalid-input", "What was sent cannot be read.");
            case 404 -> answerMissing();
            case 405 -> problem(405, "method-not-allowed", "This address does not take this method.");
            case 406 -> problem(406, "not-acceptable", "This cannot be given in any of the forms asked for.");
            case 415 -> problem(415, "unsupported-media-type", "This call does not take this Content-Type.");
            default -> problem(status, "http-" + status, "This cannot be done.");
        };
        List<Object> allow = web.getResponse().getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(
                    HttpHeaders.ALLOW,
                    String.join(", ", allow.stream().map(Object::toString).toList()));
        }
        return response.build();
    }

    private Response.ResponseBuilder answerMissing() {
        NotFound missing = new NotFound();
        return problem(404, missing.slug(), words(missing));
    }

    private Response unavailable(String words) {
        return problem(503, "unavailable", words)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS))
                .build();
    }

    private Response.ResponseBuilder problem(int status, String slug, String detail) {
        return Problem.response(status, slug, detail, List.of(), correlationId());
    }

    private String correlationId() {
        return callers.find()
                .map(Caller::correlationId)
                .orElseGet(() -> Ids.next().toString());
    }

    private static String words(Throwable refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = thrown; at != null && chain.size() < 20; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }
}
