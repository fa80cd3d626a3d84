package org.florscribe.adapter.rules.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/**
 * Whether what a statement says of a concept, there or not and whose, is what was heard of it. Something is often said both
 * ways in a visit, of this knee and of the other, of last year and of today: the passages that share most with the
 * statement decide.
 */
final class Polarity {

    private static final double AT_LEAST = 0.12;

    /** A question that shares so much with the statement was asked of just this. */
    private static final double ASKED_OF = 0.15;

    private static final double OTHER_SIDE = 0.3;

    /** What an examination finds or does not find; of a part of the body neither can be said. */
    private static final Set<String> SIGNS = WordSet.of("""
            murmur gallop rub edema wheeze rale rhonchi crackle stridor guarding rebound rigidity hepatosplenomegaly
            hepatomegaly splenomegaly distention distended hernia effusion erythema erythematous rash lesion ulcer wound
            laceration exudate jvd bruit thyromegaly lymphadenopathy adenopathy goiter nystagmus tremor redness drainage
            warmth clubbing cyanosis induration fluctuance jaundice crepitus laxity bruise ecchymosis deformity
            tenderness swelling mass instability cellulitis papule plaque vesicle pustule petechiae
            """);

    /** So little stands for nothing that was said of this. */
    private static final double LEAST_WEIGHT = 0.05;

    /** The closeness of the very same term. */
    private static final int SAME = 3;

    private final boolean complaint;
    private final boolean plain;
    private final boolean now;
    private final boolean family;
    private final boolean twoTimes;
    private double present;
    private double absent;
    private double open;
    private double own;
    private double kin;
    private double past;
    private boolean named;
    private boolean exact;

    /**
     * @param complaint a symptom said to be there: an unanswered question does not bear it out
     * @param plain no pain here, and yet there may be pain elsewhere
     * @param now said of today: that there was none before says nothing of it
     * @param family said to be with relatives: that the patient has it says nothing of them
     * @param twoTimes the statement tells of then and of now: each is held against its own time
     */
    private Polarity(boolean complaint, boolean plain, boolean now, boolean family, boolean twoTimes) {
        this.complaint = complaint;
        this.plain = plain;
        this.now = now;
        this.family = family;
        this.twoTimes = twoTimes;
    }

    /**
     * @param about stems of the statement
     * @param sides that the statement names
     * @param twoTimes whether the statement tells of the same at another time, too
     */
    static Polarity of(Asserted claim, Set<String> about, Set<String> sides, boolean twoTimes, Heard heard) {
        boolean family = claim.context().experiencer() == Experiencer.FAMILY;
        Polarity polarity = new Polarity(
                (claim.kind() == FindingKind.SYMPTOM || family)
                        && claim.context().temporality() != Temporality.HYPOTHETICAL,
                isPlain(claim.term()),
                claim.context().temporality() == Temporality.CURRENT,
                family && claim.context().assertion() == Assertion.PRESENT,
                twoTimes);
        if (!canBeDenied(claim)) {
            return polarity;
        }
        int best = heard.mentions().stream()
                .mapToInt(mention -> closeness(claim.term(), mention.asserted().term()))
                .max()
                .orElse(0);
        if (best == 0) {
            return polarity;
        }
        polarity.exact = best == SAME;
        for (Mention mention : heard.mentions()) {
            int close = closeness(claim.term(), mention.asserted().term());
            if (close > 0 && !isOfItsWay(claim, mention.asserted())) {
                double likeness = AT_LEAST + heard.likeness(about, mention.passage());
                double weight = likeness * likeness * (close == best ? 1 : 0.3);
                polarity.add(mention.asserted(), isOfOtherSide(sides, mention) ? OTHER_SIDE * weight : weight);
            }
        }
        return polarity;
    }

    /** "No mass on the right" says little of one on the left. */
    private static boolean isOfOtherSide(Set<String> sides, Mention mention) {
        if (sides.size() != 1 || sides.contains("bilateral")) {
            return false;
        }
        Set<String> said = Sides.of(mention.passage().words());
        return !said.isEmpty() && !said.contains("bilateral") && !said.containsAll(sides);
    }

    /** A pain that goes nowhere is still a pain. */
    private static boolean isOfItsWay(Asserted claim, Asserted said) {
        return said.context().assertion() == Assertion.ABSENT
                && Assertions.tellsWhereItGoes(said.term())
                && !Assertions.tellsWhereItGoes(claim.term());
    }

    private static boolean isPlain(String term) {
        return term.equals("pain") || term.endsWith("tenderness");
    }

    private static boolean canBeDenied(Asserted claim) {
        return claim.kind() != FindingKind.EXAM
                || claim.term().startsWith("pain ")
                || Word.of(claim.term()).stream()
                        .anyMatch(word -> SIGNS.contains(word.lower()) || SIGNS.contains(Stem.of(word.lower())));
    }

    private void add(Asserted said, double weight) {
        named = true;
        boolean ofKin = said.context().experiencer() == Experiencer.FAMILY;
        if (ofKin) {
            kin += weight;
        } else {
            own += weight;
        }
        boolean before = said.kind() == FindingKind.SYMPTOM && said.context().temporality() == Temporality.HISTORICAL;
        if (said.context().assertion() == Assertion.ABSENT) {
            absent += (before && now) || (twoTimes && !before && !now) ? 0 : weight;
        } else if (said.context().temporality() == Temporality.HYPOTHETICAL
                || said.context().assertion() == Assertion.UNCERTAIN) {
            open += weight;
        } else if (before) {
            past += weight;
        } else if (ofKin || !family) {
            present += weight;
        }
    }

    /** 3 the same, 2 but for the side, 1 one of them less precise, 0 something else. */
    static int closeness(String claim, String said) {
        if (claim.equals(said)) {
            return SAME;
        }
        if (Assertions.isOfTrouble(claim) != Assertions.isOfTrouble(said)) {
            return 0;
        }
        if (Assertions.tellsWhereItGoes(claim)) {
            return Assertions.tellsWhereItGoes(said) ? 2 : 0;
        }
        String c = plain(unsided(claim));
        String s = plain(unsided(said));
        if (c.equals(s)) {
            return opposed(claim, said) ? 0 : 2;
        }
        return c.endsWith(" " + s) || s.endsWith(" " + c) ? 1 : 0;
    }

    private static String unsided(String term) {
        for (String side : List.of("left ", "right ", "bilateral ")) {
            if (term.startsWith(side)) {
                return term.substring(side.length());
            }
        }
        return term;
    }

    /** An examination has its own words for what a complaint names. */
    private static String plain(String term) {
        return term.replace("pitting edema", "swelling")
                .replace("edema", "swelling")
                .replace("erythema", "redness");
    }

    private static boolean opposed(String claim, String said) {
        return (claim.startsWith("left ") && said.startsWith("right "))
                || (claim.startsWith("right ") && said.startsWith("left "));
    }

    /** Whether something that is there or not was mentioned at all. */
    static boolean isSign(Asserted claim) {
        return claim.kind() == FindingKind.EXAM && canBeDenied(claim);
    }

    boolean isNamed() {
        return named;
    }

    /** All that was heard of it, or what was heard nearest, says the opposite. */
    boolean opposes(Context claimed) {
        double told = present + (twoTimes && now ? 0 : past);
        return switch (claimed.assertion()) {
            case PRESENT -> isDenied(told) || (complaint && told == 0 && open > ASKED_OF);
            case ABSENT -> {
                double now = claimed.temporality() == Temporality.CURRENT ? present : told;
                boolean onlyTold = exact && absent == 0 && open == 0;
                yield !plain && (now > LEAST_WEIGHT || onlyTold) && now > 2 * absent + 0.5 * open;
            }
            case UNCERTAIN -> false;
        };
    }

    private boolean isDenied(double told) {
        boolean heardOf = absent > LEAST_WEIGHT || (told == 0 && !plain);
        return heardOf && absent > told + 0.5 * open;
    }

    /** It was only ever said of somebody else. */
    boolean isAnothers(Asserted claim) {
        if (!named || claim.kind() == FindingKind.EXAM) {
            return false;
        }
        return claim.context().experiencer() == Experiencer.FAMILY
                ? kin == 0 && claim.context().assertion() == Assertion.PRESENT
                : own == 0;
    }

    /** Weights only: what was said is never printed. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p%.2f a%.2f o%.2f own%.2f fam%.2f", present, absent, open, own, kin);
    }
}
