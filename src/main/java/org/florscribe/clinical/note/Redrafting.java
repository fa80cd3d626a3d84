package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is going on around a draft: sections being written anew, texts waiting for a person's choice, and sections that rest on
 * lines which were corrected since they were written.
 *
 * @param order the last one
 * @param proposals at most one for each section
 * @param corrected sections that rest on corrected lines; empty when nothing was corrected, an empty list when lines were that
 *     no section rests on
 */
public record Redrafting(
        Optional<RedraftOrder> order, List<SectionProposal> proposals, Optional<List<SectionCode>> corrected) {

    public static final Redrafting NONE = new Redrafting(Optional.empty(), List.of(), Optional.empty());

    public Redrafting {
        proposals = List.copyOf(proposals);
        corrected = corrected.map(List::copyOf);
    }

    public Optional<SectionProposal> proposal(SectionCode code) {
        return proposals.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    Optional<RedraftOrder> running(UUID orderId) {
        return order.filter(it -> it.isRunning() && it.id().equals(orderId));
    }

    Redrafting with(RedraftOrder newer) {
        return new Redrafting(Optional.of(newer), proposals, corrected);
    }

    Redrafting withoutOrder() {
        return new Redrafting(Optional.empty(), proposals, corrected);
    }

    Redrafting proposing(List<SectionProposal> newer) {
        List<SectionProposal> all = new ArrayList<>(proposals);
        all.removeIf(old -> newer.stream().anyMatch(it -> it.code().equals(old.code())));
        all.addAll(newer);
        return new Redrafting(order, all, corrected);
    }

    Redrafting without(SectionCode code) {
        return new Redrafting(
                order, proposals.stream().filter(it -> !it.code().equals(code)).toList(), corrected);
    }

    Redrafting corrected(List<SectionCode> more) {
        Set<SectionCode> all = new LinkedHashSet<>(corrected.orElse(List.of()));
        all.addAll(more);
        return new Redrafting(order, proposals, Optional.of(List.copyOf(all)));
    }

    Redrafting correctionSettled() {
        return new Redrafting(order, proposals, Optional.empty());
    }
}
