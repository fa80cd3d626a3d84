package org.florscribe.web.today;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.retention.UnsignedVisits;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The notice above the day: visits that wait for a signature for too long. */
@Named
@RequestScoped
public class UnsignedBean {

    private final UnsignedVisits visits;
    private final Times times;
    private final Words words;

    private @Nullable List<Line> lines;

    @Inject
    UnsignedBean(UnsignedVisits visits, Times times, Words words) {
        this.visits = visits;
        this.times = times;
        this.words = words;
    }

    public String getTitle() {
        return words.get("unsigned.title", getLines().size());
    }

    public List<Line> getLines() {
        if (lines == null) {
            lines = visits.mine().stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(UnsignedVisits.Waiting visit) {
        String since = words.get("unsigned.since", visit.days());
        return new Line(
                visit.encounterId(),
                visit.patientName().reveal(),
                visit.audioEndsAt()
                        .map(at -> since + "; "
                                + words.get(
                                        "unsigned.audio-ends",
                                        times.date(at.atZone(times.zone()).toLocalDate())))
                        .orElse(since));
    }

    /** One visit of the notice. */
    public record Line(UUID id, String name, String detail) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }
}
