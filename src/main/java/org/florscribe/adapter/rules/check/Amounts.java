package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;

/** Numbers with their units, and doses with their medicines. */
final class Amounts {

    /** What may be said as "two of them". */
    private static final Set<String> COUNTED = WordSet.of("tablet pill capsule puff");

    private static final Set<String> DOSED = WordSet.of("mg mcg g ml meq unit puff %");
    private static final int REACH = 6;

    private Amounts() {}

    /** @param amount number and unit; said so, or the unit said in the same breath as the number */
    static boolean isHeard(String amount, Heard heard) {
        if (heard.amounts().contains(amount)) {
            return true;
        }
        String number = amount.substring(0, amount.indexOf(' '));
        String unit = amount.substring(amount.indexOf(' ') + 1);
        if (COUNTED.contains(unit)) {
            return heard.numbers().contains(number);
        }
        for (Passage passage : heard.passages()) {
            boolean other = passage.quantities().amounts().stream().anyMatch(said -> said.startsWith(number + " "));
            if (!other && passage.quantities().numbers().contains(number) && names(passage, unit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Passage passage, String unit) {
        return passage.words().stream()
                .anyMatch(word -> Stem.of(word.lower()).equals(Stem.of(unit))
                        || word.lower().equals(unit)
                        || Quantities.unit(word.lower()).equals(unit));
    }

    /** Whether the number was said with another unit only. */
    static boolean changesUnit(String amount, Heard heard) {
        String number = amount.substring(0, amount.indexOf(' ') + 1);
        return !isHeard(amount, heard) && heard.amounts().stream().anyMatch(said -> said.startsWith(number));
    }

    /** Every dose beside a medicine in the statement was said near that medicine. */
    static boolean areOfTheirMedicines(List<Word> statement, String text, Heard heard) {
        List<Match> medicines = Vocabulary.DRUGS.find(statement);
        if (medicines.size() < 2) {
            return true;
        }
        for (int i = 0; i < medicines.size(); i++) {
            int from = statement.get(medicines.get(i).to() - 1).end();
            int to = i + 1 < medicines.size()
                    ? statement.get(medicines.get(i + 1).from()).start()
                    : text.length();
            Set<String> doses =
                    new HashSet<>(Quantities.of(text.substring(from, to)).amounts());
            doses.removeIf(dose -> !DOSED.contains(dose.substring(dose.indexOf(' ') + 1)));
            if (!near(medicines.get(i).entry().term(), doses, heard)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(String medicine, Set<String> doses, Heard heard) {
        Set<String> missing = new HashSet<>(doses);
        List<Passage> passages = heard.passages();
        for (int i = 0; i < passages.size() && !missing.isEmpty(); i++) {
            if (names(medicine, Vocabulary.DRUGS.find(passages.get(i).words()))) {
                for (int k = Math.max(0, i - REACH); k < Math.min(passages.size(), i + REACH + 1); k++) {
                    Set<String> numbers = passages.get(k).quantities().numbers();
                    missing.removeIf(dose -> numbers.contains(dose.substring(0, dose.indexOf(' '))));
                }
            }
        }
        return missing.isEmpty();
    }

    private static boolean names(String medicine, List<Match> found) {
        return found.stream().anyMatch(match -> match.entry().term().equals(medicine));
    }
}
