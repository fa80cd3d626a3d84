package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.note.Support;

/** What a statement of a note claims. */
public final class Claim {

    private final Quantities quantities;
    private final Named named;
    private final List<Asserted> asserted;

    private Claim(String text) {
        String ordinary = Visit.ordinary(text);
        quantities = Quantities.of(ordinary);
        named = Named.in(ordinary);
        asserted = Assertions.in(ordinary);
    }

    public static Claim of(String text) {
        return new Claim(text);
    }

    /** @param cited ids of utterances or context items; what cannot be found there was not heard */
    public Support against(HeardVisit visit, List<String> cited) {
        if (cited.isEmpty() || !visit.knowsAll(cited)) {
            return Support.NOT_HEARD;
        }
        Heard heard = visit.citing(new HashSet<>(cited));
        if (contradicts(heard)) {
            return Support.CONTRADICTED;
        }
        return isHeard(heard) ? Support.SUPPORTED : Support.NOT_HEARD;
    }

    private boolean contradicts(Heard heard) {
        return changesUnit(heard) || changesSide(heard) || asserted.stream().anyMatch(claim -> isOpposed(claim, heard));
    }

    /** The number was said, but of another unit. */
    private boolean changesUnit(Heard heard) {
        return quantities.amounts().stream()
                .anyMatch(amount -> !heard.amounts().contains(amount)
                        && heard.amounts().stream()
                                .anyMatch(said -> numberOf(said).equals(numberOf(amount))));
    }

    private static String numberOf(String amount) {
        return amount.substring(0, amount.indexOf(' '));
    }

    /** Only the other side was said, of the visit or of this part of the body. */
    private boolean changesSide(Heard heard) {
        Set<String> said = heard.named().sides();
        boolean never = !said.isEmpty()
                && !said.contains("bilateral")
                && named.sides().stream().anyMatch(side -> !side.equals("bilateral") && !said.contains(side));
        return never
                || named.sided().stream()
                        .anyMatch(sided -> isOtherSide(sided, heard.named().sided()));
    }

    private static boolean isOtherSide(String sided, Set<String> heard) {
        String other = sided.startsWith("left/") ? sided.replace("left/", "right/") : sided.replace("right/", "left/");
        return !heard.contains(sided) && heard.contains(other);
    }

    /** All that was heard of this concept says the opposite, or says it of somebody else. */
    private static boolean isOpposed(Asserted claim, Heard heard) {
        List<Asserted> about =
                heard.asserted().stream().filter(said -> isSame(claim, said)).toList();
        if (about.isEmpty() || claim.context().assertion() == Assertion.UNCERTAIN) {
            return false;
        }
        Assertion opposite = claim.context().assertion() == Assertion.PRESENT ? Assertion.ABSENT : Assertion.PRESENT;
        boolean denied = about.stream().allMatch(said -> said.context().assertion() == opposite);
        boolean family = claim.context().experiencer() == Experiencer.FAMILY;
        boolean anothers = claim.kind() != FindingKind.EXAM
                && about.stream().allMatch(said -> (said.context().experiencer() == Experiencer.FAMILY) != family);
        return denied || anothers;
    }

    private static boolean isSame(Asserted claim, Asserted said) {
        return claim.term().equals(said.term())
                || claim.term().endsWith(" " + said.term())
                || said.term().endsWith(" " + claim.term());
    }

    private boolean isHeard(Heard heard) {
        boolean numbers = heard.numbers().containsAll(quantities.numbers());
        boolean amounts = heard.amounts().containsAll(quantities.amounts());
        boolean drugs = heard.named().drugs().containsAll(named.drugs());
        boolean sides = named.sides().stream()
                .allMatch(side -> side.equals("bilateral")
                        || heard.named().sides().contains(side)
                        || heard.named().sides().contains("bilateral"));
        boolean relatives = heard.named().relatives().containsAll(named.relatives());
        boolean days = heard.named().days().containsAll(named.days());
        return numbers
                && amounts
                && drugs
                && sides
                && relatives
                && days
                && asserted.stream().allMatch(claim -> isHeard(claim, heard));
    }

    /** A condition must have been named; symptoms and exam terms are worded too variously to ask for the same word. */
    private static boolean isHeard(Asserted claim, Heard heard) {
        return claim.kind() != FindingKind.CONDITION
                || heard.asserted().stream().anyMatch(said -> isSame(claim, said))
                || heard.holds(claim.term());
    }
}
