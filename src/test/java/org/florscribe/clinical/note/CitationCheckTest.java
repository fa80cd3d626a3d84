package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class CitationCheckTest {

    private static final UUID ITEM = UUID.fromString("00000000-0000-7000-8000-00000000000a");

    private static final VisitMaterial MATERIAL = new VisitMaterial(
            new Conversation(
                    "en",
                    List.of(new Speaker("s1", SpeakerRole.PATIENT, "Patient")),
                    List.of(new Utterance("u1", "s1", 0, 1, "I cough."), new Utterance("u2", "s1", 1, 2, "At night."))),
            List.of(new ContextItem(ITEM, ContextItem.Kind.EXAM, PhiText.of("wheezing"))),
            Optional.empty(),
            Optional.empty());

    private static final DraftRequest REQUEST = DraftRequest.of(MATERIAL, List.of(), NoteForm.soap());

    /** Supported is what one of the cited words stands in. */
    private final CitationCheck citations = new CitationCheck((text, evidence, material) -> {
        boolean said = material.conversation().utterances().stream()
                .filter(it -> evidence.contains(it.id()))
                .anyMatch(it -> text.contains(it.text()));
        boolean noted = material.context().stream()
                .filter(it -> evidence.contains(it.id().toString()))
                .anyMatch(it -> text.contains(it.text().reveal()));
        return said || noted ? Support.SUPPORTED : Support.NOT_HEARD;
    });

    @Test
    void what_its_evidence_carries_is_supported() {
        assertThat(check("I cough.", "u1"))
                .contains(new CheckedDraft.Sentence("I cough.", List.of("u1"), Support.SUPPORTED));
    }

    @Test
    void what_its_evidence_does_not_carry_is_kept_for_a_person_to_judge() {
        assertThat(check("No fever.", "u1"))
                .contains(new CheckedDraft.Sentence("No fever.", List.of("u1"), Support.NOT_HEARD));
    }

    @Test
    void citations_of_what_is_not_there_count_as_none() {
        assertThat(check("I cough.", "u99", "u1", "u1"))
                .contains(new CheckedDraft.Sentence("I cough.", List.of("u1"), Support.SUPPORTED));
        assertThat(check("I cough.", "u99")).isEmpty();
        assertThat(check("I cough.")).isEmpty();
    }

    @Test
    void what_was_noted_beside_the_conversation_can_carry_a_sentence() {
        assertThat(check("There is wheezing.", "u1"))
                .contains(new CheckedDraft.Sentence(
                        "There is wheezing.", List.of("u1", ITEM.toString()), Support.SUPPORTED));
    }

    @Test
    void a_draft_is_left_with_the_sentences_that_cite_something() {
        Draft draft = new Draft(List.of(new Draft.Section(
                SectionCode.HISTORY_OF_PRESENT_ILLNESS,
                List.of(
                        new Draft.Sentence("I cough.", List.of("u1")),
                        new Draft.Sentence("From nowhere.", List.of("u99")),
                        new Draft.Sentence("  ", List.of("u2"))))));

        CheckedDraft checked = citations.check("rules", Optional.of(draft), REQUEST);

        assertThat(checked.sections())
                .singleElement()
                .satisfies(section -> assertThat(section.sentences())
                        .extracting(CheckedDraft.Sentence::text)
                        .containsExactly("I cough."));
        assertThat(checked.isEmpty()).isFalse();
        assertThat(citations.check("rules", Optional.empty(), REQUEST).isEmpty())
                .isTrue();
    }

    private Optional<CheckedDraft.Sentence> check(String text, String... evidence) {
        return citations.check(text, List.of(evidence), MATERIAL);
    }
}
