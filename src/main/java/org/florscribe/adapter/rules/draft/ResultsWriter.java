package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Fluency;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.note.Draft.Sentence;

/** Results of tests and imaging as the clinician reads them out. */
final class ResultsWriter {

    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:i|we) (?:did |have |also |do )*(?:review|reviewed|look(?:ed)? at|looked|get|got|have|had) (?:the |his |her |their |some of |back )*(?:results? (?:of|from) )?(?:the |his |her |their )*|(?:in )?(?:looking|reviewing) (?:at )?(?:the |his |her |their |some )*(?:results? (?:of|from) )?(?:the |his |her |their )*|(?:looking )?here at (?:the |his |her |their )+|(?:so )?(?:it looks like|i see that|i can see|here is|this is|and) |(?:his|her|their|the) (?:results? (?:of|from) (?:the|his|her|their) )?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IDLE = Pattern.compile(
            "\\b(?:let me|let's|we (?:could|should|can|need|may|might)|(?:he|she|they|you) may need|can always|many reasons|i want to|i'm going to|i am going to|show me|hey|i'd like|we'll|i'll|do you|if (?:you|it|the)|okay with|make sure|go over)\\b");
    private static final Pattern TWICE_NAMED = Pattern.compile(
            "^(?:x-rays?|mri|ct|echo\\w*|labs?|ultrasound)[, ]+(?=(?:the|his|her|their|your)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTCOME = Pattern.compile(
            "\\b(?:fractures?|dislocations?|normal|abnormal|elevated|high|low|negative|positive|stable|unremarkable|shows?|showed|reveal\\w*|demonstrate\\w*|evidence|tear|degenerat\\w*|arthritis|alignment|\\d+(?:\\.\\d+)?%?)\\b");
    private static final int FEWEST_WORDS = 4;

    private ResultsWriter() {}

    static List<Sentence> write(Visit visit, Wording wording) {
        List<Sentence> out = new ArrayList<>();
        Set<String> said = new LinkedHashSet<>();
        for (Line line : visit.lines()) {
            if (line.stage() != Stage.RESULTS
                    || !line.isClinician()
                    || line.isQuestion()
                    || IDLE.matcher(line.lower()).find()) {
                continue;
            }
            String phrase = LEAD.matcher(wording.phrase(line)).replaceFirst("");
            phrase = TWICE_NAMED.matcher(phrase).replaceFirst("");
            if (phrase.split(" ", -1).length >= FEWEST_WORDS
                    && !Shape.dangles(phrase)
                    && Fluency.isFluent(phrase)
                    && isMeasured(line)
                    && said.add(phrase)) {
                out.add(new Sentence(Spelling.sentence(phrase), List.of(line.evidence())));
            }
        }
        return out;
    }

    /** Names a study or says how one came out. */
    private static boolean isMeasured(Line line) {
        return OUTCOME.matcher(line.lower()).find()
                || !Vocabulary.STUDIES.find(line.words()).isEmpty();
    }
}
