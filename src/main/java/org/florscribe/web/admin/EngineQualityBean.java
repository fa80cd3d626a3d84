package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineActivation;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.Engines;
import org.florscribe.practice.engine.QualityMeasure;
import org.florscribe.practice.engine.QualityRun;
import org.florscribe.shared.InvalidInput;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** How good a language model is, beside what does its work now, and for how many visits it is asked. */
@Named
@RequestScoped
public class EngineQualityBean {

    private static final int USUAL_VISITS = 20;

    private final EngineActivation activation;
    private final Engines engines;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;
    private final Clock clock;

    private @Nullable List<QualityRun> runs;
    private int visits = USUAL_VISITS;
    private boolean own;
    private @Nullable Integer share;
    private String password = "";

    @Inject
    EngineQualityBean(
            EngineActivation activation,
            Engines engines,
            StepUp stepUp,
            Http http,
            Times times,
            Words words,
            Clock clock) {
        this.activation = activation;
        this.engines = engines;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    /** One figure beside that of what does the work now; a dash for what could not be found out. */
    public record Row(String name, String help, String value, String compared) {}

    public String measure() {
        activation.measure(id(), own, visits);
        return here("");
    }

    public @Nullable String serve() {
        try {
            stepUp.with(password);
        } catch (InvalidInput wrong) {
            http.refuse("sharePassword", String.valueOf(wrong.getMessage()));
            return null;
        }
        activation.serve(id(), getShare(), Long.parseLong(http.parameter("version")));
        return here("&done=engine-share");
    }

    private String here(String more) {
        return "/admin/engines.xhtml?faces-redirect=true&id=" + id() + more;
    }

    public boolean isMeasured() {
        return activation.isMeasured(id());
    }

    public boolean isRunning() {
        return newest().filter(it -> it.isRunning(clock.instant())).isPresent();
    }

    /** What became of the newest run, in words; empty before the first. */
    public String getState() {
        Optional<QualityRun> run = newest();
        if (run.isEmpty()) {
            return "";
        }
        if (run.get().result().isEmpty()) {
            return words.get(isRunning() ? "quality.running" : "quality.lost");
        }
        QualityRun.Result result = run.get().result().get();
        String done = words.get(
                run.get().ownVisits() ? "quality.done-own" : "quality.done-samples",
                result.measured(),
                result.failed(),
                times.moment(result.finishedAt()));
        return result.reason().isEmpty() ? done : done + " " + words.get("quality.reason", result.reason());
    }

    /** Of the newest run that has figures. */
    public List<Row> getRows() {
        Optional<QualityRun.Result> result = shown();
        if (result.isEmpty()) {
            return List.of();
        }
        EngineTask task = engines.get(id()).engine().task();
        List<Row> rows = new ArrayList<>();
        for (QualityMeasure measure : QualityMeasure.of(task)) {
            rows.add(new Row(
                    words.get("quality.measure." + measure),
                    words.get("quality.help." + measure),
                    figure(measure, result.get().figures()),
                    figure(measure, result.get().comparedFigures())));
        }
        return rows;
    }

    public String getComparedWith() {
        return shown().map(QualityRun.Result::comparedWith)
                .filter(it -> !it.isEmpty())
                .orElseGet(() -> words.get("trail.built-in"));
    }

    private Optional<QualityRun.Result> shown() {
        return runs().stream()
                .flatMap(it -> it.result().stream())
                .filter(it -> it.measured() > 0)
                .findFirst();
    }

    private String figure(QualityMeasure measure, Map<QualityMeasure, Double> figures) {
        Double value = figures.get(measure);
        if (value == null) {
            return "\u2013";
        }
        return switch (measure) {
            case COST_MICROS -> String.format(words.locale(), "%,.4f", value / 1e6);
            case OMISSIONS, FOUND, WORDS, SECONDS -> String.format(words.locale(), "%,.1f", value);
            case ROUGE_1, ROUGE_2, ROUGE_L, COVERAGE, UNSUPPORTED, CONFIRMED, HEARD, CAUGHT, FALSE_ALARMS ->
                words.get("quality.percent", String.format(words.locale(), "%.1f", value));
        };
    }

    private Optional<QualityRun> newest() {
        return runs().stream().findFirst();
    }

    private List<QualityRun> runs() {
        if (runs == null) {
            runs = activation.runs(id());
        }
        return runs;
    }

    private UUID id() {
        return http.id("id");
    }

    public int getVisits() {
        return visits;
    }

    public void setVisits(int visits) {
        this.visits = visits;
    }

    public boolean isOwn() {
        return own;
    }

    public void setOwn(boolean own) {
        this.own = own;
    }

    public int getShare() {
        if (share == null) {
            share = engines.get(id()).engine().share();
        }
        return share;
    }

    public void setShare(int share) {
        this.share = share;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
