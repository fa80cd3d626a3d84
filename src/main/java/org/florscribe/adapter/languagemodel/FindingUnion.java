package org.florscribe.adapter.languagemodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.transcript.Utterance;

/**
 * What was found in several windows, each fact once. Two are one only when they agree in all that decides what they claim, and cite
 * the same lines or have the same words; amounts that only one of them names are kept.
 */
final class FindingUnion {

    private final List<Finding> all = new ArrayList<>();

    void add(List<Finding> found) {
        for (Finding one : found) {
            int same = IntStream.range(0, all.size())
                    .filter(i -> isSame(all.get(i), one))
                    .findFirst()
                    .orElse(-1);
            if (same < 0) {
                all.add(one);
            } else {
                all.set(same, joined(all.get(same), one));
            }
        }
    }

    /** In the order of what they cite, numbered from {@code f1}. */
    List<Finding> inOrder(List<Utterance> utterances) {
        Map<String, Integer> places = IntStream.range(0, utterances.size())
                .boxed()
                .collect(Collectors.toMap(i -> utterances.get(i).id(), i -> i, (one, other) -> one));
        List<Finding> ordered = all.stream()
                .sorted(Comparator.comparingInt(it -> it.evidence().stream()
                        .mapToInt(id -> places.getOrDefault(id, utterances.size()))
                        .min()
                        .orElse(0)))
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> named("f" + (i + 1), ordered.get(i)))
                .toList();
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.kind() == other.kind()
                && one.assertion() == other.assertion()
                && one.experiencer() == other.experiencer()
                && one.temporality() == other.temporality()
                && one.orderType().equals(other.orderType())
                && agree(one.details(), other.details())
                && (one.text().equalsIgnoreCase(other.text())
                        || (Likeness.isWithin(one.evidence(), other.evidence())
                                && Likeness.isSame(one.text(), other.text())));
    }

    private static boolean agree(Details one, Details other) {
        return agree(one.value(), other.value())
                && agree(one.unit(), other.unit())
                && agree(one.dose(), other.dose())
                && agree(one.route(), other.route())
                && agree(one.frequency(), other.frequency())
                && agree(one.laterality(), other.laterality());
    }

    private static boolean agree(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.get().equalsIgnoreCase(other.get());
    }

    private static Finding joined(Finding one, Finding other) {
        Set<String> evidence = new LinkedHashSet<>(one.evidence());
        evidence.addAll(other.evidence());
        Details a = one.details();
        Details b = other.details();
        return new Finding(
                one.id(),
                one.kind(),
                one.text(),
                one.code(),
                one.assertion(),
                one.experiencer(),
                one.temporality(),
                one.orderType(),
                new Details(
                        a.value().or(b::value),
                        a.unit().or(b::unit),
                        a.dose().or(b::dose),
                        a.route().or(b::route),
                        a.frequency().or(b::frequency),
                        a.laterality().or(b::laterality)),
                List.copyOf(evidence));
    }

    private static Finding named(String id, Finding it) {
        return new Finding(
                id,
                it.kind(),
                it.text(),
                it.code(),
                it.assertion(),
                it.experiencer(),
                it.temporality(),
                it.orderType(),
                it.details(),
                it.evidence());
    }
}
