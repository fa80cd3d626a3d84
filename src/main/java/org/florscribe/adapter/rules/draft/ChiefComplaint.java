package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.note.Draft.Sentence;

/** What the patient came for, in a few words. */
final class ChiefComplaint {

    private static final Pattern CAME_FOR = Pattern.compile(
            "\\b(?:presents?(?:ing)?(?: here| to (?:the )?(?:clinic|office))?(?: today)? (?:with|for)(?: evaluation of| complaints? of)?|(?:you're|you are|she's|she is|he's|he is|i'm|i am) (?:here|coming in|in)(?: today| to see me)? (?:for|with|because of)|here (?:today )?(?:for|with|because of|because)|(?:came|come|coming) in(?: here)?(?: today)? (?:for|with|because of|because)|complain(?:ing|s) of|chief complaint (?:is|of)|i (?:hear|heard|understand|see)(?: here)?(?: that)? (?:you're|you are|you've been|you have been) (?:having|experiencing)(?: some)?|reason for (?:your )?visit is|follow(?:ing)?[- ]?up (?:for|on|of)(?= (?:your|his|her|the|my)))"
                    + " ((?:[^.,?;]|, (?:left|right))+)");
    private static final Pattern CUT = Pattern.compile(
            " (?:and (?:i|you|we|then|so|what|can|tell|he|she)|so |what|can you|tell me|could you|how |do you|did you|that (?:you|i|started|has|is|he|she)|which|because|who |is that|right\\b|correct\\b|today\\b|i'm|i've|you know|since|for the past|but|okay).*$");
    private static final Pattern DETERMINER = Pattern.compile(
            "^(?:some|a|an|the|your|her|his|my|this|that|these|evaluation of|um|uh|having|kind of|sort of|like|little|more|yeah|just|well|continued)\\s+");
    private static final int LONGEST = 9;
    private static final int EARLY = 26;

    private ChiefComplaint() {}

    static List<Sentence> write(Visit visit, Wording wording, List<Finding> findings) {
        for (Line line : visit.lines()) {
            if (line.index() > EARLY) {
                break;
            }
            Optional<String> complaint = said(line, wording);
            if (line.stage() != Stage.ASIDE && complaint.isPresent()) {
                return List.of(new Sentence(Spelling.sentence(complaint.get()), List.of(line.evidence())));
            }
        }
        return firstComplaint(findings);
    }

    private static Optional<String> said(Line line, Wording wording) {
        Matcher m = CAME_FOR.matcher(line.lower());
        if (!m.find() || Content.weight(line) == 0) {
            return Optional.empty();
        }
        String complaint = CUT.matcher(m.group(1)).replaceFirst("");
        String before;
        do {
            before = complaint;
            complaint = DETERMINER.matcher(complaint).replaceFirst("");
        } while (!before.equals(complaint));
        complaint = wording.phrase(complaint, line.isClinician());
        int words = complaint.split(" ", -1).length;
        return words > LONGEST
                        || complaint.length() < 5
                        || complaint.equals("some")
                        || complaint.matches(".*\\b(?:i|you|he|she|they|is|are|was|to)\\b.*")
                ? Optional.empty()
                : Optional.of(complaint);
    }

    private static List<Sentence> firstComplaint(List<Finding> findings) {
        List<String> terms = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (Finding finding : findings) {
            boolean complaint = finding.kind() == FindingKind.SYMPTOM || finding.kind() == FindingKind.CONDITION;
            if (complaint
                    && finding.assertion() == Assertion.PRESENT
                    && finding.experiencer() == Experiencer.PATIENT
                    && terms.isEmpty()) {
                terms.add(finding.text());
                evidence.addAll(finding.evidence());
            }
        }
        return terms.isEmpty() ? List.of() : List.of(new Sentence(Spelling.sentence(terms.get(0)), evidence));
    }
}
