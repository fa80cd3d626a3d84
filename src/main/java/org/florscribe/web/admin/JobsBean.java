package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.pipeline.ParkedSteps;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.RecurringRun;
import org.florscribe.clinical.pipeline.StepState;
import org.florscribe.clinical.recording.AudioUpkeep;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Work in progress and what got stuck: try again, or give up with a reason. Names no patient. */
@Named
@RequestScoped
public class JobsBean {

    private static final String HERE = "/admin/jobs.xhtml?faces-redirect=true&done=";

    private static final long GIGABYTE = 1_000_000_000L;

    private final ParkedSteps steps;
    private final AudioUpkeep audio;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable Map<StepState, Long> counts;
    private @Nullable Page<PipelineStep> open;
    private @Nullable Page<Line> parked;
    private String reason = "";
    private long room = -1;

    @Inject
    JobsBean(ParkedSteps steps, AudioUpkeep audio, Http http, Times times, Words words) {
        this.steps = steps;
        this.audio = audio;
        this.words = words;
        this.http = http;
        this.times = times;
    }

    public long count(String state) {
        if (counts == null) {
            counts = steps.counts();
        }
        return counts.getOrDefault(StepState.valueOf(state), 0L);
    }

    /** How much more audio there is room for; empty where nobody counts. */
    public String getAudioRoom() {
        return room() == Long.MAX_VALUE ? "" : words.get("jobs.gigabytes", room() / GIGABYTE);
    }

    /** New recordings are refused, or soon will be. */
    public boolean isAudioFull() {
        return room() < GIGABYTE;
    }

    private long room() {
        if (room < 0) {
            room = audio.roomLeft();
        }
        return room;
    }

    /** Oldest first. */
    public List<Line> getParked() {
        return parked().items();
    }

    public String getNextParked() {
        return parked().next().orElse("");
    }

    private Page<Line> parked() {
        if (parked == null) {
            parked = steps.list(request("parked")).map(this::line);
        }
        return parked;
    }

    /** What FlorScribe does again and again by itself. */
    public List<RecurringLine> getRecurring() {
        return steps.recurring().stream().map(this::line).toList();
    }

    /** Waiting, running and to be repeated; newest first. */
    public List<Line> getOpen() {
        return open().items().stream()
                .filter(step -> step.state() != StepState.PARKED)
                .map(this::line)
                .toList();
    }

    public String getNext() {
        return open().next().orElse("");
    }

    public String retry(UUID id) {
        steps.retry(id);
        return HERE + "step-retried";
    }

    public String retryAll() {
        steps.retryAll();
        return HERE + "steps-retried";
    }

    public String discard() {
        steps.discard(http.id("step"), reason);
        return HERE + "step-discarded";
    }

    /** The parked step the page asks a reason for; empty when none. */
    public String getGivingUp() {
        return http.findId("step").map(UUID::toString).orElse("");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    private Page<PipelineStep> open() {
        if (open == null) {
            open = steps.listOpen(request("after"));
        }
        return open;
    }

    private PageRequest request(String cursor) {
        Optional<String> after = Optional.of(http.parameter(cursor)).filter(it -> !it.isEmpty());
        return new PageRequest(PageRequest.DEFAULT_LIMIT, after);
    }

    private RecurringLine line(RecurringRun run) {
        return new RecurringLine(
                words.getOr("jobs.recurring." + run.id(), run.id()),
                run.lastRunAt().map(times::moment).orElse(""),
                run.took().map(took -> words.get("jobs.took", took.toMillis())).orElse(""),
                run.outcome().orElse(""),
                times.moment(run.nextRunAt()));
    }

    private Line line(PipelineStep step) {
        return new Line(
                step,
                times.moment(step.createdAt()),
                step.startedAt().map(times::moment).orElse(""),
                step.nextAttemptAt().map(times::moment).orElse(""),
                step.fault().map(fault -> fault.words()).orElse(""));
    }

    /** One recurring job as it is listed. */
    public record RecurringLine(String name, String last, String took, String outcome, String next) {}

    /** One step as it is listed, its times in the practice's zone. */
    public record Line(PipelineStep step, String since, String startedAt, String nextAttemptAt, String fault) {}
}
