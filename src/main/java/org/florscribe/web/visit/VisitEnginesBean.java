package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.pipeline.VisitEngines;
import org.florscribe.practice.engine.EngineCall;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTrail;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Which engines worked on the visit, what happened, and what it cost. */
@Named
@RequestScoped
public class VisitEnginesBean {

    private final OpenVisit visit;
    private final VisitEngines engines;
    private final Times times;
    private final Words words;

    private @Nullable EngineTrail trail;

    @Inject
    VisitEnginesBean(OpenVisit visit, VisitEngines engines, Times times, Words words) {
        this.visit = visit;
        this.engines = engines;
        this.times = times;
        this.words = words;
    }

    public boolean isThere() {
        return !trail().turns().isEmpty();
    }

    public String getSummary() {
        long micros = trail().costMicros();
        return micros == 0 ? words.get("trail.none-paid") : words.get("trail.cost", money(micros));
    }

    /** Oldest first. */
    public List<Line> getLines() {
        return trail().turns().stream().map(this::line).toList();
    }

    private EngineTrail trail() {
        EngineTrail known = trail;
        if (known == null) {
            known = engines.trail(visit.id());
            trail = known;
        }
        return known;
    }

    private Line line(EngineTrail.Turn turn) {
        EngineCall call = turn.call();
        return new Line(
                turn.engine().orElseGet(() -> words.get("trail.built-in")),
                words.get("trail.task." + call.task()),
                call.outcome(),
                words.get("trail.outcome." + call.outcome()),
                call.reason().orElse(""),
                String.join(" \u00b7 ", facts(call)),
                times.moment(call.calledAt()));
    }

    private List<String> facts(EngineCall call) {
        List<String> facts = new ArrayList<>();
        call.model().ifPresent(facts::add);
        call.promptVersion()
                .filter(told -> !told.isEmpty())
                .map(told -> words.get("trail.prompt", told))
                .ifPresent(facts::add);
        if (call.outcome().isCall() && !call.took().isZero()) {
            facts.add(words.get(
                    "trail.seconds",
                    String.format(words.locale(), "%.1f", call.took().toMillis() / 1e3)));
        }
        if (call.audioMs() > 0) {
            Duration audio = Duration.ofMillis(call.audioMs());
            facts.add(words.get("trail.audio", "%d:%02d".formatted(audio.toMinutes(), audio.toSecondsPart())));
        }
        if (call.use().in() + call.use().out() > 0) {
            facts.add(words.get(
                    "trail.tokens", count(call.use().in()), count(call.use().out())));
        }
        if (call.costMicros() > 0) {
            facts.add(words.get("trail.price", money(call.costMicros())));
        }
        return facts;
    }

    private String count(long number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    private String money(long micros) {
        return String.format(words.locale(), micros > 0 && micros < 10_000 ? "%,.4f" : "%,.2f", micros / 1e6);
    }

    /** One turn, in words. */
    public record Line(
            String engine, String task, EngineOutcome how, String outcome, String reason, String facts, String at) {

        public String tone() {
            if (how == EngineOutcome.DONE || how == EngineOutcome.KEPT) {
                return "flor-ok";
            }
            return how.isFailure() ? "flor-warn" : "flor-quiet";
        }

        public String icon() {
            if (how == EngineOutcome.DONE || how == EngineOutcome.KEPT) {
                return "check-circle";
            }
            return how.isFailure() ? "exclamation-triangle" : "ban";
        }
    }
}
