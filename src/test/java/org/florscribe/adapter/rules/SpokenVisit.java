package org.florscribe.adapter.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.shared.PhiText;

/** A made-up visit for tests, one {@code doctor: words} or {@code patient: words} a line. */
record SpokenVisit(VisitMaterial material) {

    static SpokenVisit of(String lines) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines.strip().split("\n", -1)) {
            String[] parts = line.strip().split(": ", 2);
            Speaker speaker = speakers.computeIfAbsent(
                    parts[0], label -> new Speaker("s" + (speakers.size() + 1), role(label), label));
            long at = utterances.size() * 4000L;
            utterances.add(new Utterance("u" + (utterances.size() + 1), speaker.id(), at, at + 3000, parts[1]));
        }
        return new SpokenVisit(new VisitMaterial(
                new Conversation("en", List.copyOf(speakers.values()), utterances),
                List.of(),
                Optional.empty(),
                Optional.of("female")));
    }

    SpokenVisit noted(UUID id, ContextItem.Kind kind, String text) {
        return new SpokenVisit(new VisitMaterial(
                material.conversation(),
                List.of(new ContextItem(id, kind, PhiText.of(text))),
                material.ageYears(),
                material.sex()));
    }

    List<Finding> findings() {
        return new RulesFindingExtractor().extract(material);
    }

    /** One line a finding of the kind: {@code ABSENT fever}. */
    List<String> said(FindingKind kind) {
        return findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> finding.assertion() + " " + finding.text())
                .toList();
    }

    Optional<Draft> draft() {
        return new RulesNoteDrafter().draft(DraftRequest.of(material, findings(), NoteForm.soap()));
    }

    /** The section's sentences, one a line; empty when the draft has no such section. */
    String section(SectionCode code) {
        return draft().stream()
                .flatMap(draft -> draft.sections().stream())
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .collect(Collectors.joining("\n"));
    }

    List<String> allIds() {
        return material.conversation().utterances().stream().map(Utterance::id).toList();
    }

    private static SpeakerRole role(String label) {
        return switch (label) {
            case "doctor" -> SpeakerRole.CLINICIAN;
            case "patient" -> SpeakerRole.PATIENT;
            default -> SpeakerRole.OTHER;
        };
    }
}
