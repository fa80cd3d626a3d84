package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.note.Support;

/** What a statement of a note claims. */
public final class Claim {

    private static final Pattern LOST_DENIAL = Pattern.compile(
            "\\b(?:reports?|reported|endorses?|endorsed|positive for|complains of)(?: that)?(?: (?:he|she|they|has|had|[a-z]{2,}ing))* (?:any|ever)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What affirms all that follows it, without a purpose or an occasion between. */
    private static final Pattern AFFIRMED_LIST = Pattern.compile(
            "(?:\\b(?:reports?|reported|endorses?|endorsed|positive for|complains of|presents with|there (?:is|are))|^some|:)"
                    + "(?: (?!for\\b|if\\b|when\\b|to\\b|with\\b|as\\b|any\\b)[\\w'-]+,?)* or ",
            Pattern.CASE_INSENSITIVE);

    private final Quantities quantities;
    private final Named named;
    private final List<Asserted> asserted;
    private final Set<String> about;
    private final String ordinary;
    private final List<Word> words;

    private Claim(String text) {
        ordinary = Visit.ordinary(text);
        words = Word.of(ordinary);
        quantities = Quantities.of(ordinary);
        named = Named.in(ordinary);
        asserted = Assertions.in(ordinary);
        about = Passage.stemsOf(words);
    }

    public static Claim of(String text) {
        return new Claim(text);
    }

    /** @param cited ids of utterances or context items; what cannot be found there was not heard */
    public Support against(HeardVisit visit, List<String> cited) {
        if (cited.isEmpty() || !visit.knowsAll(cited)) {
            return Support.NOT_HEARD;
        }
        Heard heard = visit.heardIn(new HashSet<>(cited));
        if (contradicts(heard)) {
            return Support.CONTRADICTED;
        }
        return isHeard(heard) && !lostItsDenial() && !leavesOpen(heard) ? Support.SUPPORTED : Support.NOT_HEARD;
    }

    /** "He reports any injury": the word stands with denials only, so the denial got lost. */
    private boolean lostItsDenial() {
        return LOST_DENIAL.matcher(ordinary).find();
    }

    private boolean contradicts(Heard heard) {
        return changesUnit(heard)
                || changesSide(heard)
                || asserted.stream().anyMatch(claim -> isOpposed(claim, heard))
                || new Unnamed(words, about, heard).isOpposed();
    }

    private boolean changesUnit(Heard heard) {
        return quantities.amounts().stream().anyMatch(amount -> Amounts.changesUnit(amount, heard));
    }

    /** Only the other side was said, of the visit or of this part of the body. */
    private boolean changesSide(Heard heard) {
        Set<String> said = heard.named().sides();
        boolean never = !said.isEmpty()
                && !said.contains("bilateral")
                && named.sides().stream().anyMatch(side -> !side.equals("bilateral") && !said.contains(side));
        return never || Sides.areOpposed(words, about, heard);
    }

    private boolean isOpposed(Asserted claim, Heard heard) {
        Polarity heardOf = Polarity.of(claim, about, named.sides(), isOfTwoTimes(claim), heard);
        return heardOf.opposes(claim.context()) || heardOf.isAnothers(claim);
    }

    /** "None recently, but some three years ago." */
    private boolean isOfTwoTimes(Asserted claim) {
        return asserted.stream()
                .anyMatch(other -> other.term().equals(claim.term())
                        && other.context().temporality() != claim.context().temporality());
    }

    /** "He reports fever or chills": an "or" belongs to a denial, or was said so. */
    private boolean leavesOpen(Heard heard) {
        if (!AFFIRMED_LIST.matcher(ordinary).find()) {
            return false;
        }
        Set<String> open = Passage.stemsOf(Assertions.alternatives(words));
        return !open.isEmpty()
                && heard.passages().stream()
                        .noneMatch(passage -> passage.asked().isEmpty()
                                && passage.stems().containsAll(open)
                                && !Assertions.alternatives(passage.words()).isEmpty());
    }

    private boolean isHeard(Heard heard) {
        boolean numbers = quantities.numbers().stream()
                .allMatch(number -> heard.numbers().contains(number)
                        || (ordinary.contains("/" + number) && Quantities.isYearOf(number, heard.numbers())));
        boolean amounts = quantities.amounts().stream().allMatch(amount -> Amounts.isHeard(amount, heard))
                && Amounts.areOfTheirMedicines(words, ordinary, heard);
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
                && isAboutTheSame(heard)
                && asserted.stream().allMatch(claim -> isHeard(claim, heard));
    }

    /** What holds nothing that can be looked up has to be about what it cites. */
    private boolean isAboutTheSame(Heard heard) {
        boolean canBeLookedUp =
                !quantities.numbers().isEmpty() || !named.drugs().isEmpty() || !asserted.isEmpty();
        return canBeLookedUp || Subject.isShared(ordinary, heard);
    }

    /** A condition must have been named; of symptoms and signs, which are worded too variously, one word of theirs. */
    private boolean isHeard(Asserted claim, Heard heard) {
        boolean told = claim.kind() == FindingKind.SYMPTOM || Polarity.isSign(claim);
        boolean mustBeNamed = claim.kind() == FindingKind.CONDITION
                || (told && claim.context().assertion() == Assertion.PRESENT);
        return !mustBeNamed
                || heard.mentions().stream()
                        .anyMatch(said ->
                                Polarity.closeness(claim.term(), said.asserted().term()) > 0)
                || heard.holds(Assertions.untroubled(claim.term()))
                || Worded.isHeard(Assertions.untroubled(claim.term()), words, heard)
                || (claim.kind() != FindingKind.CONDITION && isTouched(claim, heard));
    }

    private static boolean isTouched(Asserted claim, Heard heard) {
        Set<String> stems = Passage.stemsOf(Word.of(claim.term()));
        return heard.passages().stream().anyMatch(passage -> stems.stream().anyMatch(passage.stems()::contains));
    }
}
