package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.VisitMaterial;

/** A visit read once for the check of many statements. */
public final class HeardVisit {

    private final List<Line> lines;
    private final List<Asserted> asserted;
    private final Set<String> known = new HashSet<>();
    private final String age;

    private HeardVisit(Visit visit) {
        lines = Stream.concat(visit.lines().stream(), visit.noted().stream()).toList();
        asserted = Assertions.of(visit);
        age = visit.ageYears().map(String::valueOf).orElse("");
    }

    public static HeardVisit of(VisitMaterial material) {
        HeardVisit heard = of(Visit.of(material));
        material.conversation().utterances().forEach(utterance -> heard.known.add(utterance.id()));
        material.context().forEach(item -> heard.known.add(item.id().toString()));
        return heard;
    }

    /** A visit already read. */
    public static HeardVisit of(Visit visit) {
        HeardVisit heard = new HeardVisit(visit);
        heard.lines.forEach(line -> heard.known.add(line.evidence()));
        return heard;
    }

    boolean knowsAll(List<String> ids) {
        return known.containsAll(ids);
    }

    /** @param cited ids of utterances or context items */
    Heard citing(Set<String> cited) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (cited.contains(line.evidence())) {
                text.append(line.text()).append(". ");
            }
        }
        List<Asserted> about = asserted.stream()
                .filter(one -> one.evidence().stream().anyMatch(cited::contains))
                .toList();
        return new Heard(text.toString(), age, about);
    }
}
