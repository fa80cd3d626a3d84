package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;

/** Mentions of one concept as one finding; where they differ, the patient's own word counts, and present before absent. */
final class Merging {

    private Merging() {}

    static List<Finding> merged(List<Mention> mentions) {
        Map<String, List<Mention>> groups = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            groups.computeIfAbsent(key(mention), k -> new ArrayList<>()).add(mention);
        }
        List<Finding> out = new ArrayList<>();
        for (List<Mention> group : groups.values()) {
            out.add(finding("f" + (out.size() + 1), group));
        }
        return out.stream().filter(finding -> !isPartOf(finding, out)).toList();
    }

    /** "Fracture" beside "proximal humerus fracture" is no other finding. */
    private static boolean isPartOf(Finding plain, List<Finding> all) {
        boolean named = plain.kind() == FindingKind.CONDITION
                || plain.kind() == FindingKind.SYMPTOM
                || plain.kind() == FindingKind.EXAM;
        return named
                && all.stream()
                        .anyMatch(other -> other.kind() == plain.kind()
                                && other.text().endsWith(" " + plain.text())
                                && other.assertion() == plain.assertion()
                                && other.experiencer() == plain.experiencer()
                                && other.temporality() == plain.temporality());
    }

    private static String key(Mention mention) {
        boolean named = mention.kind() == FindingKind.MEDICATION
                || mention.kind() == FindingKind.ALLERGY
                || mention.orderType()
                        .filter(type -> type == OrderType.MEDICATION)
                        .isPresent();
        String what = named ? mention.group() : mention.term();
        String when = isPlanned(mention)
                ? "/" + mention.context().temporality()
                : mention.kind() == FindingKind.EXAM ? "/" + mention.context().assertion() : "";
        return mention.kind() + "/" + what.toLowerCase(Locale.ROOT) + "/"
                + mention.context().experiencer() + when;
    }

    /** A medicine that is begun is another finding than the same one taken so far; so is a sign measured elsewhere. */
    private static boolean isPlanned(Mention mention) {
        return mention.kind() == FindingKind.VITAL
                || (mention.kind() == FindingKind.MEDICATION
                        && mention.context().temporality() == Temporality.PLANNED);
    }

    private static Finding finding(String id, List<Mention> group) {
        Mention first = decisive(group);
        Set<String> evidence = new LinkedHashSet<>();
        for (Mention mention : group) {
            if (mention.context().assertion() == first.context().assertion()) {
                evidence.addAll(mention.evidence());
            }
        }
        Context context = first.context();
        return new Finding(
                id,
                first.kind(),
                first.term(),
                code(first, group),
                context.assertion(),
                context.experiencer(),
                context.temporality(),
                first.orderType(),
                richest(group),
                List.copyOf(evidence));
    }

    private static Mention decisive(List<Mention> group) {
        Mention best = group.get(0);
        for (Mention mention : group) {
            if (rank(mention) > rank(best) || (mention.kind() == FindingKind.VITAL && rank(mention) == rank(best))) {
                best = mention;
            }
        }
        return best;
    }

    private static int rank(Mention mention) {
        int rank = mention.context().temporality() == Temporality.HYPOTHETICAL ? 0 : 10;
        rank += mention.line().isClinician() && mention.evidence().size() == 1 ? 0 : 3;
        return rank
                + switch (mention.context().assertion()) {
                    case PRESENT -> 2;
                    case ABSENT -> 1;
                    case UNCERTAIN -> 0;
                };
    }

    /** Of the mention that decides; where its words have none, of another that says the same. */
    private static Optional<Coding> code(Mention first, List<Mention> group) {
        return Stream.concat(Stream.of(first), group.stream())
                .filter(mention ->
                        mention.context().assertion() == first.context().assertion())
                .map(Codes::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The last mention that gives most of dose, frequency and route. */
    private static Details richest(List<Mention> group) {
        Details best = group.get(0).details();
        for (Mention mention : group) {
            if (given(mention.details()) >= given(best)) {
                best = mention.details();
            }
        }
        return best;
    }

    private static long given(Details d) {
        return List.of(d.value(), d.dose(), d.route(), d.frequency()).stream()
                .filter(Optional::isPresent)
                .count();
    }
}
