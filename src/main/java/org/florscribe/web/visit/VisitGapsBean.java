package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import org.florscribe.clinical.recording.RecordingGaps;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** What is missing in the recordings of the visit, to be thought of before it is signed. */
@Named
@RequestScoped
public class VisitGapsBean {

    private final OpenVisit visit;
    private final RecordingGaps gaps;
    private final Words words;
    private @Nullable List<RecordingGaps.Placed> found;

    @Inject
    VisitGapsBean(OpenVisit visit, RecordingGaps gaps, Words words) {
        this.visit = visit;
        this.gaps = gaps;
        this.words = words;
    }

    public boolean isThere() {
        return !all().isEmpty();
    }

    /** How often and how long nothing was recorded. */
    public String getWarning() {
        Duration missing = Duration.ofMillis(
                all().stream().mapToLong(RecordingGaps.Placed::durationMs).sum());
        return words.get("sign.gaps", all().size(), "%d:%02d".formatted(missing.toMinutes(), missing.toSecondsPart()));
    }

    /** Those that begin behind this place of the timeline and not behind the other. */
    public List<Missing> between(long fromMs, long toMs) {
        return all().stream()
                .filter(gap -> gap.startMs() >= fromMs && gap.startMs() < toMs)
                .map(gap -> new Missing(
                        gap.startMs(),
                        gap.endMs(),
                        VisitConversationBean.clock(gap.startMs()),
                        words.get("gap." + gap.kind(), VisitConversationBean.clock(Math.max(1_000, gap.durationMs())))))
                .toList();
    }

    /** Those behind the beginning of the last line. */
    public List<Missing> after(List<VisitConversationBean.Line> lines) {
        return between(lines.isEmpty() ? 0 : lines.get(lines.size() - 1).startMs() + 1, Long.MAX_VALUE);
    }

    /** A stretch without sound, as the conversation shows it. */
    public record Missing(long startMs, long endMs, String at, String what) {}

    private List<RecordingGaps.Placed> all() {
        List<RecordingGaps.Placed> known = found;
        if (known == null) {
            known = gaps.of(visit.id());
            found = known;
        }
        return known;
    }
}
