package org.florscribe.adapter.rules.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.lexicon.Entry;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;

/**
 * Codes of findings: ICD-10-CM for what the patient has, RxNorm for medicines, LOINC for signs and tests. The words that were
 * said decide, not the chart's word for them: emphysema has another code than COPD, although one line of the vocabulary
 * holds both. What no line names without doubt has no code.
 */
final class Codes {

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String LOINC = "http://loinc.org";

    /** Behind a code: only while it is there. */
    private static final String PASSING = " *";

    private static final Lexicon DIAGNOSES = Lexicon.read("icd10cm.txt", true, Lexicon.Folding.STEMS);
    private static final Lexicon MEASURES = Lexicon.read("loinc.txt", true, Lexicon.Folding.STEMS);
    private static final Map<String, String> INGREDIENTS = ingredients();

    private Codes() {}

    private static Map<String, String> ingredients() {
        Map<String, String> out = new HashMap<>();
        for (String[] line : Lexicon.lines("rxnorm.txt")) {
            out.put(line[1].strip(), line[0].strip());
        }
        return Map.copyOf(out);
    }

    static Optional<Coding> of(Mention mention) {
        return switch (mention.kind()) {
            case CONDITION -> diagnosis(said(mention, Vocabulary.CONDITIONS), mention.context());
            case SYMPTOM -> diagnosis(said(mention, Vocabulary.SYMPTOMS), mention.context());
            case MEDICATION, ALLERGY -> ingredient(mention.group());
            case VITAL -> measure(Word.of(mention.term()));
            case LAB -> measure(said(mention, Vocabulary.STUDIES));
            case ORDER ->
                mention.orderType().filter(OrderType.MEDICATION::equals).isPresent()
                        ? ingredient(mention.group())
                        : measure(said(mention, Vocabulary.STUDIES));
            default -> Optional.empty();
        };
    }

    /** Of a finding in the words of another engine. */
    static Optional<Coding> of(Finding finding) {
        List<Word> words = Word.of(finding.text());
        Context context = new Context(finding.assertion(), finding.experiencer(), finding.temporality());
        return switch (finding.kind()) {
            case CONDITION, SYMPTOM -> diagnosis(words, context);
            case MEDICATION, ALLERGY -> medicine(words);
            case VITAL, LAB -> measure(words);
            case ORDER ->
                finding.orderType().filter(OrderType.MEDICATION::equals).isPresent() ? medicine(words) : measure(words);
            default -> Optional.empty();
        };
    }

    private static List<Word> said(Mention mention, Lexicon vocabulary) {
        List<Word> words = mention.line().words();
        return vocabulary.find(words).stream()
                .filter(match -> match.entry().term().equals(mention.term()))
                .findFirst()
                .map(match -> words.subList(match.from(), match.to()))
                .orElseGet(() -> Word.of(mention.term()));
    }

    /** ICD-10-CM codes what a patient has; what is denied, doubted, feared or a relative's has other codes or none. */
    private static Optional<Coding> diagnosis(List<Word> said, Context context) {
        boolean has = context.assertion() == Assertion.PRESENT && context.experiencer() == Experiencer.PATIENT;
        boolean now = context.temporality() == Temporality.CURRENT;
        boolean ever = now || context.temporality() == Temporality.HISTORICAL;
        return whole(DIAGNOSES, said)
                .filter(entry -> has && ever && (now || !entry.term().endsWith(PASSING)))
                .map(entry -> new Coding(ICD_10_CM, entry.term().replace(PASSING, ""), entry.group()));
    }

    private static Optional<Coding> measure(List<Word> said) {
        return whole(MEASURES, said).map(entry -> new Coding(LOINC, entry.term(), entry.group()));
    }

    private static Optional<Coding> medicine(List<Word> said) {
        List<Match> found = Vocabulary.DRUGS.find(said);
        return found.size() == 1 ? ingredient(found.get(0).entry().term()) : Optional.empty();
    }

    private static Optional<Coding> ingredient(String name) {
        return Optional.ofNullable(INGREDIENTS.get(name.toLowerCase(Locale.ROOT)))
                .map(code -> new Coding(RXNORM, code, name));
    }

    /** The line whose words are all of these. */
    private static Optional<Entry> whole(Lexicon lexicon, List<Word> said) {
        List<Match> found = lexicon.find(said);
        return found.size() == 1 && found.get(0).from() == 0 && found.get(0).to() == said.size()
                ? Optional.of(found.get(0).entry())
                : Optional.empty();
    }
}
