package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.recording.AudioOverview;
import org.florscribe.clinical.recording.Recording.Destruction;
import org.florscribe.web.view.ShellBean;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;

/** Listening to the visit; and why that is not possible when it is not. */
@Named
@RequestScoped
public class VisitAudioBean {

    private final OpenVisit visit;
    private final ShellBean shell;
    private final Times times;
    private final Words words;

    @Inject
    VisitAudioBean(OpenVisit visit, ShellBean shell, Times times, Words words) {
        this.visit = visit;
        this.shell = shell;
        this.times = times;
        this.words = words;
    }

    public boolean isThere() {
        return audio().playable().isPresent();
    }

    /** Changes with the sound. */
    public String getFingerprint() {
        return audio().playable().orElse("");
    }

    public long getStartsAtMs() {
        return audio().startsAtMs();
    }

    public long getDurationMs() {
        return audio().durationMs();
    }

    /** How long the practice keeps it, in words. */
    public String getKept() {
        return words.get("player.kept", shell.practice().keepTimes().signedDays());
    }

    /** What the button with this time does, in words. */
    public String playFrom(String at) {
        return words.get("player.play-from", at);
    }

    /** How fast it can be played. */
    public List<Speed> getSpeeds() {
        return Stream.of("0.75", "1", "1.25", "1.5", "2")
                .map(value -> new Speed(value, words.get("player.times", value)))
                .toList();
    }

    /** Why there is nothing to play; empty when nobody would expect anything. */
    public String getMissing() {
        if (isThere()) {
            return "";
        }
        if (audio().kept()) {
            return words.get("player.undecodable");
        }
        return audio().destroyed()
                .map(this::destroyed)
                .orElseGet(() -> visit.transcript().isPresent() ? words.get("player.text-only") : "");
    }

    private String destroyed(Destruction what) {
        String on = times.date(what.at().atZone(times.zone()).toLocalDate());
        if (what.reason() == Destruction.Reason.RETENTION) {
            return visit.note()
                    .flatMap(note -> note.note().attestation())
                    .map(Attestation::signedAt)
                    .map(signed -> words.get("player.destroyed.RETENTION", on, days(signed, what.at())))
                    .orElseGet(() -> words.get("player.destroyed.CANCELLED", on));
        }
        return words.get("player.destroyed." + what.reason(), on);
    }

    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }

    /** One of the speeds. */
    public record Speed(String value, String words) {}

    private AudioOverview audio() {
        return visit.audio();
    }
}
