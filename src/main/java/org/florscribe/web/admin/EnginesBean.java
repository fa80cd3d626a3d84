package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.practice.engine.Engine;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineFigures;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineView;
import org.florscribe.practice.engine.Engines;
import org.florscribe.practice.engine.VisitCost;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The engines in their order, how each does, and what they cost. Nothing here speaks to an engine: jobs do. */
@Named
@RequestScoped
public class EnginesBean {

    private final Engines engines;
    private final Http http;
    private final Times times;
    private final Words words;
    private final Clock clock;

    private @Nullable List<EngineView> all;
    private @Nullable List<VisitCost> costs;
    private @Nullable EngineView chosen;

    @Inject
    EnginesBean(Engines engines, Http http, Times times, Words words, Clock clock) {
        this.engines = engines;
        this.http = http;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    public List<EngineView> getAll() {
        if (all == null) {
            all = engines.list();
        }
        return all;
    }

    /** The engine the page is opened for; empty while the list is shown. */
    public @Nullable EngineView getChosen() {
        if (chosen == null && http.findId("id").isPresent()) {
            chosen = engines.get(http.id("id"));
        }
        return chosen;
    }

    public List<VisitCost> getCosts() {
        if (costs == null) {
            costs = engines.costs();
        }
        return costs;
    }

    /** Whether there is no engine that writes recordings down. */
    public boolean isSpeechless() {
        return hearing().findAny().isEmpty();
    }

    /** Whether there are such engines and none may hear a patient. */
    public boolean isDeaf() {
        return !isSpeechless() && hearing().noneMatch(Engine::mayReceivePhi);
    }

    private Stream<Engine> hearing() {
        return getAll().stream().map(EngineView::engine).filter(it -> it.task() == EngineTask.TRANSCRIBE);
    }

    /** Whether no engine of the same task comes after it. */
    public boolean isLast(EngineView view) {
        return getAll().stream()
                .map(EngineView::engine)
                .noneMatch(it -> it.task() == view.engine().task()
                        && it.position() > view.engine().position());
    }

    /** For how many visits a language model is asked, in words; empty for engines for sound. */
    public String served(EngineView view) {
        Engine engine = view.engine();
        if (!engine.task().isOfLanguage()) {
            return "";
        }
        String place = engine.replaces()
                .flatMap(id -> getAll().stream()
                        .map(EngineView::engine)
                        .filter(it -> it.id().equals(id))
                        .findFirst())
                .map(it -> " " + words.get("engine.instead", it.terms().name()))
                .orElse("");
        return engine.isInUse()
                ? words.get("engine.serves", engine.share()) + place
                : words.get("engine.serves-none") + place;
    }

    public String move(UUID id, boolean earlier) {
        engines.move(id, earlier);
        return EngineFormBean.LIST + "engine-moved";
    }

    public String test() {
        UUID id = http.id("id");
        engines.test(id);
        return "/admin/engines.xhtml?faces-redirect=true&id=" + id;
    }

    public boolean isTrialRunning() {
        EngineTrial trial = trial();
        return trial != null && trial.isRunning(clock.instant());
    }

    public boolean isTrialPassed() {
        EngineTrial trial = trial();
        return trial != null
                && trial.result().filter(EngineTrial.Result::isPassed).isPresent();
    }

    /** How the newest test went, in words; empty when there was none. */
    public String getTrialWords() {
        EngineTrial trial = trial();
        if (trial == null) {
            return "";
        }
        if (trial.result().isEmpty()) {
            return words.get(isTrialRunning() ? "engine.test-running" : "engine.test-lost");
        }
        EngineTrial.Result result = trial.result().get();
        return result.isPassed()
                ? words.get(
                        isOfLanguage() ? "engine.test-passed-model" : "engine.test-passed",
                        seconds(result.took().toMillis()),
                        result.words())
                : words.get(
                        "engine.test-failed",
                        words.get(fault(
                                "engine.fault", result.fault().orElseThrow().name(), isOfLanguage())),
                        result.reason(),
                        words.get(fault(
                                "engine.advice", result.fault().orElseThrow().name(), isOfLanguage())));
    }

    public String getTrialAt() {
        EngineTrial trial = trial();
        return trial == null ? "" : words.get("engine.test-at", times.moment(trial.askedAt()));
    }

    /** What the engine was found to be able to, in words; empty before anybody tried. */
    public String getAbleWords() {
        EngineView view = getChosen();
        return view == null
                ? ""
                : view.found()
                        .map(found -> words.get(found.words() ? "engine.able-words" : "engine.able-no-words") + " "
                                + words.get(found.voices() ? "engine.able-voices" : "engine.able-no-voices"))
                        .orElse("");
    }

    public String lineSince(EngineView view) {
        return view.line()
                .since()
                .map(since -> words.get("connection.line-since", times.moment(since)))
                .orElse("");
    }

    /** What failed last and when, by all nodes where visits were concerned, else on this one; empty when nothing did. */
    public String lastFailure(EngineView view) {
        return view.month()
                .lastFailure()
                .map(it -> failure(view, it.outcome().name(), times.moment(it.at())))
                .or(() -> view.line()
                        .lastFailure()
                        .map(it -> failure(view, it.fault().name(), times.moment(it.at()))))
                .orElse("");
    }

    /** As in "12 calls, 8 % failed, 3.2 s, 95 % within 7.9 s". */
    public String figures(EngineFigures month) {
        if (month.calls() == 0) {
            return words.get("engine.no-calls");
        }
        String counted = words.get("engine.calls", month.calls(), month.failureShare());
        return month.median().isEmpty() || month.slow().isEmpty()
                ? counted
                : counted + " "
                        + words.get(
                                "engine.latency",
                                seconds(month.median().get().toMillis()),
                                seconds(month.slow().get().toMillis()));
    }

    /** What was sent there this month: minutes of sound, or tokens read and written. */
    public String amount(EngineView view) {
        return view.engine().task().isOfLanguage()
                ? words.get(
                        "engine.tokens",
                        view.month().use().in(),
                        view.month().use().out())
                : words.get("engine.minutes-of", minutes(view.month().audioMs()));
    }

    public String minutes(long audioMs) {
        return String.format(words.locale(), "%,.1f", audioMs / 60_000.0);
    }

    public String money(long micros) {
        return String.format(words.locale(), micros > 0 && micros < 10_000 ? "%,.4f" : "%,.2f", micros / 1e6);
    }

    public long getMonthMs() {
        return getAll().stream().mapToLong(it -> it.month().audioMs()).sum();
    }

    public long getMonthMicros() {
        return getAll().stream().mapToLong(it -> it.month().costMicros()).sum();
    }

    public String when(VisitCost cost) {
        return times.moment(cost.calledAt());
    }

    public String names(VisitCost cost) {
        return String.join(", ", cost.engines());
    }

    /** Of engines for sound. */
    public List<EnginePreset> getPresets() {
        return Arrays.stream(EnginePreset.values())
                .filter(it -> it.tasks().stream().noneMatch(EngineTask::isOfLanguage))
                .toList();
    }

    public List<EngineTask> getLanguageTasks() {
        return Arrays.stream(EngineTask.values())
                .filter(EngineTask::isOfLanguage)
                .toList();
    }

    /** Of engines that do this. */
    public List<EnginePreset> presets(EngineTask task) {
        return Arrays.stream(EnginePreset.values())
                .filter(it -> it.tasks().contains(task))
                .toList();
    }

    /** Whether the engine that the page is opened for is a language model. */
    public boolean isOfLanguage() {
        EngineView view = getChosen();
        return view != null && view.engine().task().isOfLanguage();
    }

    private @Nullable EngineTrial trial() {
        EngineView view = getChosen();
        return view == null ? null : view.trial().orElse(null);
    }

    private String failure(EngineView view, String fault, String at) {
        String key = fault("engine.fault", fault, view.engine().task().isOfLanguage());
        return words.get("connection.line-failure", at, words.get(key));
    }

    /** What was refused, and what an answer should have been, depends on what an engine is asked. */
    private static String fault(String key, String fault, boolean ofLanguage) {
        boolean differs = fault.equals(EngineFault.INPUT.name()) || fault.equals(EngineFault.BAD_SUCCESS.name());
        return key + (ofLanguage && differs ? "-model." : ".") + fault;
    }

    private String seconds(long millis) {
        return String.format(words.locale(), "%.1f", millis / 1_000.0);
    }
}
