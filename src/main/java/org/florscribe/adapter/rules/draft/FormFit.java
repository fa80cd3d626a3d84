package org.florscribe.adapter.rules.draft;

import static org.florscribe.clinical.note.SectionCode.ALLERGIES;
import static org.florscribe.clinical.note.SectionCode.ASSESSMENT;
import static org.florscribe.clinical.note.SectionCode.ASSESSMENT_AND_PLAN;
import static org.florscribe.clinical.note.SectionCode.BEHAVIOR;
import static org.florscribe.clinical.note.SectionCode.CHIEF_COMPLAINT;
import static org.florscribe.clinical.note.SectionCode.DISPOSITION;
import static org.florscribe.clinical.note.SectionCode.FAMILY_HISTORY;
import static org.florscribe.clinical.note.SectionCode.HISTORY_OF_PRESENT_ILLNESS;
import static org.florscribe.clinical.note.SectionCode.INDICATION;
import static org.florscribe.clinical.note.SectionCode.INTERVAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.MEDICATIONS;
import static org.florscribe.clinical.note.SectionCode.PAST_MEDICAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.PAST_PROCEDURES;
import static org.florscribe.clinical.note.SectionCode.PHYSICAL_EXAM;
import static org.florscribe.clinical.note.SectionCode.PLAN;
import static org.florscribe.clinical.note.SectionCode.PROCEDURE_FINDINGS;
import static org.florscribe.clinical.note.SectionCode.REASON_FOR_REFERRAL;
import static org.florscribe.clinical.note.SectionCode.RESULTS;
import static org.florscribe.clinical.note.SectionCode.REVIEW_OF_SYSTEMS;
import static org.florscribe.clinical.note.SectionCode.SESSION_DATA;
import static org.florscribe.clinical.note.SectionCode.SOCIAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.VITAL_SIGNS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.finding.Problems;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.Draft.Section;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionGroup;

/**
 * Brings what was written in the usual six sections into those of a form. A sentence goes into the first section that the form
 * has of those it may stand in; without one, into the first section of its group; without that it is not written.
 */
final class FormFit {

    private static final Map<SectionCode, List<SectionCode>> PLACES = Map.of(
            CHIEF_COMPLAINT,
                    List.of(
                            CHIEF_COMPLAINT,
                            REASON_FOR_REFERRAL,
                            INDICATION,
                            HISTORY_OF_PRESENT_ILLNESS,
                            INTERVAL_HISTORY,
                            SESSION_DATA,
                            BEHAVIOR),
            HISTORY_OF_PRESENT_ILLNESS,
                    List.of(HISTORY_OF_PRESENT_ILLNESS, INTERVAL_HISTORY, SESSION_DATA, BEHAVIOR, INDICATION),
            REVIEW_OF_SYSTEMS,
                    List.of(REVIEW_OF_SYSTEMS, HISTORY_OF_PRESENT_ILLNESS, INTERVAL_HISTORY, SESSION_DATA, BEHAVIOR),
            PHYSICAL_EXAM, List.of(PHYSICAL_EXAM, SESSION_DATA, BEHAVIOR, PROCEDURE_FINDINGS),
            RESULTS, List.of(RESULTS, SESSION_DATA, BEHAVIOR, PROCEDURE_FINDINGS),
            ASSESSMENT_AND_PLAN, List.of(ASSESSMENT_AND_PLAN, PLAN, DISPOSITION, ASSESSMENT));

    private static final Map<SectionCode, SectionGroup> GROUPS = Map.of(
            CHIEF_COMPLAINT, SectionGroup.SUBJECTIVE,
            HISTORY_OF_PRESENT_ILLNESS, SectionGroup.SUBJECTIVE,
            REVIEW_OF_SYSTEMS, SectionGroup.SUBJECTIVE,
            PHYSICAL_EXAM, SectionGroup.OBJECTIVE,
            RESULTS, SectionGroup.OBJECTIVE,
            ASSESSMENT_AND_PLAN, SectionGroup.ASSESSMENT_AND_PLAN);

    private static final Map<String, SectionCode> LABELS = Map.ofEntries(
            Map.entry("Medical history: ", PAST_MEDICAL_HISTORY),
            Map.entry("Surgical history: ", PAST_PROCEDURES),
            Map.entry("Family history: ", FAMILY_HISTORY),
            Map.entry("Social history: ", SOCIAL_HISTORY),
            Map.entry("Medications: ", MEDICATIONS),
            Map.entry("Allergies: ", ALLERGIES),
            Map.entry("Assessment: ", ASSESSMENT),
            Map.entry(PlanKind.REASONING.label(), ASSESSMENT),
            Map.entry(PlanKind.TESTING.label(), PLAN),
            Map.entry(PlanKind.TREATMENT.label(), PLAN),
            Map.entry(PlanKind.EDUCATION.label(), PLAN),
            Map.entry("Orders: ", PLAN),
            Map.entry("Follow-up: ", PLAN),
            Map.entry("Patient Agreements: ", PLAN));
    private static final int HEADING_WORDS = 5;
    private static final int INDICATION_SENTENCES = 4;

    private final NoteForm form;
    private final List<Finding> findings;
    private final Map<SectionCode, List<Sentence>> deeds;
    private final Predicate<Sentence> ofProcedure;

    /**
     * @param deeds what was done in the visit itself, by sections of the form; it stands nowhere else
     * @param ofProcedure whether what was examined belongs to the procedure
     */
    FormFit(
            NoteForm form,
            List<Finding> findings,
            Map<SectionCode, List<Sentence>> deeds,
            Predicate<Sentence> ofProcedure) {
        this.form = form;
        this.findings = findings;
        this.deeds = deeds;
        this.ofProcedure = ofProcedure;
    }

    /** In the form's order; only sections that have a sentence. */
    Draft fit(Draft usual) {
        Map<SectionCode, List<Sentence>> fitted = new LinkedHashMap<>();
        form.sections().forEach(section -> fitted.put(section.code(), new ArrayList<>()));
        deeds.forEach((code, done) ->
                fitted.computeIfAbsent(code, it -> new ArrayList<>()).addAll(done));
        for (Section section : usual.sections()) {
            Optional<SectionCode> labelled = Optional.empty();
            for (Sentence sentence : section.sentences()) {
                labelled = labelOf(section.code(), sentence, labelled);
                placeOf(section.code(), sentence, labelled)
                        .ifPresent(code -> add(sentence, code, fitted.computeIfAbsent(code, it -> new ArrayList<>())));
            }
        }
        return new Draft(fitted.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> new Section(it.getKey(), it.getValue()))
                .toList());
    }

    /** Once, and not what is told as done; why a procedure was done is no history, its first sentences tell. */
    private void add(Sentence sentence, SectionCode code, List<Sentence> there) {
        boolean enough = code.equals(INDICATION) && there.size() >= INDICATION_SENTENCES;
        boolean told = there.stream().anyMatch(it -> it.text().equals(sentence.text())) || isDone(sentence);
        if (!enough && !told) {
            there.add(sentence);
        }
    }

    private boolean isDone(Sentence sentence) {
        return deeds.values().stream()
                .flatMap(List::stream)
                .anyMatch(done -> sentence.text().endsWith(done.text()));
    }

    /** What a sentence says of itself ("Medications: ..."); in a plan it holds until another says otherwise. */
    private static Optional<SectionCode> labelOf(SectionCode usual, Sentence sentence, Optional<SectionCode> before) {
        Optional<SectionCode> own = LABELS.entrySet().stream()
                .filter(label -> sentence.text().startsWith(label.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        boolean plan = usual.equals(ASSESSMENT_AND_PLAN);
        if (own.isPresent() || !plan) {
            return own;
        }
        return isHeading(sentence.text()) ? Optional.of(ASSESSMENT) : before;
    }

    /** A problem by itself: "Congestive heart failure." */
    private static boolean isHeading(String text) {
        return text.split(" ", -1).length <= HEADING_WORDS && !Problems.in(text).isEmpty();
    }

    private Optional<SectionCode> placeOf(SectionCode usual, Sentence sentence, Optional<SectionCode> labelled) {
        Optional<SectionCode> special = labelled.or(() -> special(usual, sentence));
        Stream<SectionCode> first = Stream.concat(ofSession(sentence).stream(), special.stream());
        return Stream.concat(first, PLACES.getOrDefault(usual, List.of(usual)).stream())
                .filter(code -> form.section(code).isPresent())
                .filter(code -> !code.equals(PROCEDURE_FINDINGS) || ofProcedure.test(sentence))
                .findFirst()
                .or(() -> form.sections().stream()
                        .filter(section -> section.group() == GROUPS.get(usual))
                        .map(FormSection::code)
                        .findFirst());
    }

    /** That something was talked over is what was done in a session; that the patient agrees is the response to it. */
    private static Optional<SectionCode> ofSession(Sentence sentence) {
        if (sentence.text().startsWith(PlanKind.EDUCATION.label() + "Discussed ")) {
            return Optional.of(SectionCode.INTERVENTION);
        }
        return sentence.text().startsWith("Patient Agreements: ")
                ? Optional.of(SectionCode.RESPONSE)
                : Optional.empty();
    }

    /** Where it belongs by what it tells, when the form has a section for just that. */
    private Optional<SectionCode> special(SectionCode usual, Sentence sentence) {
        if (usual.equals(ASSESSMENT_AND_PLAN)) {
            return Optional.of(tells(sentence, FormFit::isPlan) ? PLAN : ASSESSMENT);
        }
        if (usual.equals(PHYSICAL_EXAM)) {
            return tells(sentence, it -> it.kind() == FindingKind.VITAL) ? Optional.of(VITAL_SIGNS) : Optional.empty();
        }
        if (!usual.equals(HISTORY_OF_PRESENT_ILLNESS)) {
            return Optional.empty();
        }
        return findings.stream()
                .filter(it -> tells(sentence, it))
                .map(FormFit::historySection)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<SectionCode> historySection(Finding finding) {
        if (finding.experiencer() == Experiencer.FAMILY) {
            return Optional.of(FAMILY_HISTORY);
        }
        boolean past = finding.temporality() == Temporality.HISTORICAL;
        return switch (finding.kind()) {
            case MEDICATION -> Optional.of(MEDICATIONS);
            case ALLERGY -> Optional.of(ALLERGIES);
            case SOCIAL -> Optional.of(SOCIAL_HISTORY);
            case PROCEDURE -> past ? Optional.of(PAST_PROCEDURES) : Optional.empty();
            case CONDITION -> past ? Optional.of(PAST_MEDICAL_HISTORY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isPlan(Finding finding) {
        return switch (finding.kind()) {
            case ORDER, FOLLOW_UP, PLAN -> true;
            default -> finding.temporality() == Temporality.PLANNED;
        };
    }

    private boolean tells(Sentence sentence, Predicate<Finding> which) {
        return findings.stream().filter(which).anyMatch(it -> tells(sentence, it));
    }

    private static boolean tells(Sentence sentence, Finding finding) {
        return finding.evidence().stream().anyMatch(sentence.evidence()::contains)
                && sentence.text()
                        .toLowerCase(Locale.ROOT)
                        .contains(finding.text().toLowerCase(Locale.ROOT));
    }
}
