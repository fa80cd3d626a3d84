package org.florscribe.api.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.pipeline.VisitEngines;
import org.florscribe.practice.engine.EngineCall;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTrail;

/** Which engines worked on a visit, and what they cost. */
@Path("/encounters/{id}/engines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VisitEnginesResource {

    private final VisitEngines engines;

    @Inject
    VisitEnginesResource(VisitEngines engines) {
        this.engines = engines;
    }

    /**
     * One turn.
     *
     * @param engine as it is called now; absent for the built-in one
     * @param reason why it was no use, for an admin
     */
    public record TurnBody(
            EngineTask task,
            Optional<UUID> engineId,
            Optional<String> engine,
            EngineOutcome outcome,
            Optional<String> reason,
            Optional<String> model,
            Optional<String> promptVersion,
            double audioSeconds,
            long tokensIn,
            long tokensOut,
            double cost,
            long tookMs,
            Instant calledAt) {

        static TurnBody of(EngineTrail.Turn turn) {
            EngineCall call = turn.call();
            return new TurnBody(
                    call.task(),
                    call.engineId(),
                    turn.engine(),
                    call.outcome(),
                    call.reason(),
                    call.model(),
                    call.promptVersion(),
                    call.audioMs() / 1_000.0,
                    call.use().in(),
                    call.use().out(),
                    call.costMicros() / 1e6,
                    call.took().toMillis(),
                    call.calledAt());
        }
    }

    /**
     * The trail of a visit, oldest turn first.
     *
     * @param cost of all turns, in the currency of the prices that were set
     * @param findings who found what the newest findings are
     * @param drafts versions of the note that engines wrote, oldest first
     */
    public record TrailBody(
            double cost, Optional<ProvenanceBody> findings, List<DraftBody> drafts, List<TurnBody> turns) {}

    /** A version of the note that an engine wrote. */
    public record DraftBody(long version, ProvenanceBody by, Instant createdAt) {

        static DraftBody of(VisitEngines.Version version) {
            return new DraftBody(version.number(), ProvenanceBody.of(version.by()), version.createdAt());
        }
    }

    @GET
    public TrailBody get(@PathParam("id") UUID id) {
        EngineTrail trail = engines.trail(id);
        return new TrailBody(
                trail.costMicros() / 1e6,
                engines.ofFindings(id).map(ProvenanceBody::of),
                engines.ofNote(id).stream().map(DraftBody::of).toList(),
                trail.turns().stream().map(TurnBody::of).toList());
    }
}
