package org.florscribe.clinical.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.florscribe.clinical.quality.NoteFacts.Dose;
import org.florscribe.clinical.quality.NoteFacts.Polarity;
import org.florscribe.clinical.quality.WordErrors.Turn;

/** Whether the facts of the reference note are in the draft, and what the draft says that nobody said. */
public final class FactScores {

    /** Recall in percent: of what the conversation holds too, and of all; 0 of 0 is 0. */
    public record Recall(String kind, double said, int goldSaid, double all, int gold) {}

    /** @param notes how many drafts have at least one */
    public record Fault(String name, int count, int notes, double per120Notes) {}

    private static final Set<Polarity> SURE = EnumSet.of(Polarity.AFFIRMED, Polarity.NEGATED);

    private final FactTerms terms;
    private final Map<String, int[]> recall = new LinkedHashMap<>();
    private final Map<String, int[]> faults = new LinkedHashMap<>();
    private int notes;

    public FactScores(FactTerms terms) {
        this.terms = terms;
        for (String kind : List.of("problems", "medications", "doses", "vitals", "negated", "orders")) {
            recall.put(kind, new int[4]);
        }
        for (String fault : List.of(
                "flips",
                "reverse flips",
                "contradictions",
                "dose conflicts",
                "unsupported numbers",
                "unsupported vitals",
                "problems from nowhere",
                "medications from nowhere")) {
            faults.put(fault, new int[2]);
        }
    }

    /** @param age of the patient as recorded, which nobody need have said; empty when unknown */
    public void add(String reference, String draft, List<Turn> conversation, String age) {
        notes++;
        NoteFacts ref = new NoteFacts(NoteText.withoutCitations(reference), terms);
        String text = NoteText.withoutCitations(draft);
        NoteFacts own = new NoteFacts(text, terms);
        SaidFacts said = new SaidFacts(conversation, terms);
        count("problems", ref.problems, own.problems, said.conditions::containsKey);
        count("medications", ref.medications, own.medications, said::hasDrug);
        count("doses", ref.doses, own.doses, dose -> said.hasDrug(dose.drug()) && said.numbers.contains(dose.amount()));
        count("vitals", ref.vitals, own.vitals, vital -> isSaid(vital, said));
        count("negated", ref.negatedOnly(), own.negatedToo(), said.conditions::containsKey);
        count("orders", ref.orders, own.orders, said::hasOrder);
        countPolarity(ref, own, said);
        fault(
                "dose conflicts",
                own.doses.stream().filter(dose -> conflicts(dose, ref, said)).count());
        String known = age.isEmpty() ? "" : SaidNumbers.canonical(age);
        fault(
                "unsupported numbers",
                SaidNumbers.stated(text).stream()
                        .map(SaidNumbers.Stated::value)
                        .filter(value -> !said.numbers.contains(value) && !value.equals("0") && !value.equals(known))
                        .count());
        fault(
                "unsupported vitals",
                own.vitals.stream().filter(vital -> !isSaid(vital, said)).count());
        fault(
                "problems from nowhere",
                own.problems.stream()
                        .filter(it -> !said.conditions.containsKey(it) && !ref.problems.contains(it))
                        .count());
        fault(
                "medications from nowhere",
                own.medications.stream()
                        .filter(it -> !said.hasDrug(it) && !ref.medications.contains(it))
                        .count());
    }

    private static boolean isSaid(List<String> vital, SaidFacts said) {
        return said.numbers.containsAll(vital.subList(1, vital.size()));
    }

    private static boolean conflicts(Dose dose, NoteFacts ref, SaidFacts said) {
        boolean otherUnit = ref.doses.stream()
                .anyMatch(it -> it.drug().equals(dose.drug()) && it.amount().equals(dose.amount()));
        return !ref.doses.contains(dose) && (otherUnit || !said.isNumberNear(dose.drug(), dose.amount()));
    }

    private void countPolarity(NoteFacts ref, NoteFacts own, SaidFacts said) {
        int flips = 0;
        int reverse = 0;
        int both = 0;
        for (Map.Entry<String, Set<Polarity>> one : own.polarity.entrySet()) {
            Set<Polarity> inRef = sure(ref.polarity.getOrDefault(one.getKey(), Set.of()));
            Set<Polarity> heardAll = said.conditions.getOrDefault(one.getKey(), Set.of());
            Set<Polarity> heard = sure(heardAll);
            boolean affirms = one.getValue().contains(Polarity.AFFIRMED);
            boolean negates = one.getValue().contains(Polarity.NEGATED);
            if (affirms && !negates) {
                boolean against = inRef.equals(Set.of(Polarity.NEGATED)) && !heard.contains(Polarity.AFFIRMED);
                boolean silent = !ref.polarity.containsKey(one.getKey()) && heardAll.equals(Set.of(Polarity.NEGATED));
                flips += against || silent ? 1 : 0;
            }
            if (negates && !affirms) {
                boolean against = inRef.equals(Set.of(Polarity.AFFIRMED)) && !heard.equals(Set.of(Polarity.NEGATED));
                reverse += against ? 1 : 0;
            }
            both += affirms && negates && inRef.size() == 1 && heard.size() < 2 ? 1 : 0;
        }
        fault("flips", flips);
        fault("reverse flips", reverse);
        fault("contradictions", both);
    }

    private static Set<Polarity> sure(Set<Polarity> all) {
        EnumSet<Polarity> out = EnumSet.noneOf(Polarity.class);
        out.addAll(all);
        out.retainAll(SURE);
        return out;
    }

    private <T> void count(String kind, Set<T> gold, Set<T> found, Predicate<T> said) {
        int[] counts = recall.getOrDefault(kind, new int[4]);
        for (T item : gold) {
            int hit = found.contains(item) ? 1 : 0;
            counts[0]++;
            counts[1] += hit;
            if (said.test(item)) {
                counts[2]++;
                counts[3] += hit;
            }
        }
    }

    private void fault(String name, long count) {
        int[] counts = faults.getOrDefault(name, new int[2]);
        counts[0] += (int) count;
        counts[1] += count > 0 ? 1 : 0;
    }

    public int notes() {
        return notes;
    }

    public List<Recall> recalls() {
        List<Recall> out = new ArrayList<>();
        recall.forEach((kind, n) -> out.add(new Recall(kind, share(n[3], n[2]), n[2], share(n[1], n[0]), n[0])));
        return out;
    }

    public List<Fault> faults() {
        List<Fault> out = new ArrayList<>();
        faults.forEach((name, n) ->
                out.add(new Fault(name, n[0], n[1], notes == 0 ? 0 : tenths(120.0 * n[0] / notes))));
        return out;
    }

    private static double share(int hits, int of) {
        return of == 0 ? 0 : tenths(100.0 * hits / of);
    }

    /** Halves to the even tenth, as the evaluation's scorers print them. */
    private static double tenths(double value) {
        return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).doubleValue();
    }
}
