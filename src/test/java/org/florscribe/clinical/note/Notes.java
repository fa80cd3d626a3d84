package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/** Notes for tests, and how to read them at a glance. */
final class Notes {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final UUID VISIT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID NOTE = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final UUID DOCTOR = UUID.fromString("00000000-0000-7000-8000-000000000003");
    static final SectionCode HPI = SectionCode.HISTORY_OF_PRESENT_ILLNESS;
    static final SectionCode PLAN = SectionCode.ASSESSMENT_AND_PLAN;

    private Notes() {}

    static CheckedDraft draft(CheckedDraft.Section... sections) {
        return new CheckedDraft("rules", NoteForm.soap(), List.of(sections));
    }

    static CheckedDraft.Section section(SectionCode code, CheckedDraft.Sentence... sentences) {
        return new CheckedDraft.Section(code, List.of(sentences));
    }

    static CheckedDraft.Sentence heard(String text, String... evidence) {
        return new CheckedDraft.Sentence(text, cited(evidence), Support.SUPPORTED);
    }

    static CheckedDraft.Sentence notHeard(String text, String... evidence) {
        return new CheckedDraft.Sentence(text, cited(evidence), Support.NOT_HEARD);
    }

    private static List<String> cited(String... evidence) {
        return evidence.length == 0 ? List.of("u1") : List.of(evidence);
    }

    /** A note of three sentences of history, n1 to n3, the second of which was not heard, and one of plan, n4. */
    static ClinicalNote aDraft() {
        return drafted(draft(
                section(HPI, heard("Cough for a week.", "u1"), notHeard("No fever.", "u2"), heard("Smokes.", "u3")),
                section(PLAN, heard("Chest X-ray.", "u4"))));
    }

    static ClinicalNote drafted(CheckedDraft draft) {
        return ClinicalNote.drafted(NOTE, VISIT, draft, NOW);
    }

    static ClinicalNote aSignedNote() {
        return aDraft().keep("n2", PhiText.EMPTY, DOCTOR, NOW).sign(DOCTOR, LATER);
    }

    static SectionText lines(SectionCode code, String... words) {
        return new SectionText(
                code,
                Arrays.stream(words)
                        .map(it -> new SectionText.Line(Optional.empty(), it))
                        .toList());
    }

    static SectionText.Line line(String id, String words) {
        return new SectionText.Line(Optional.of(id), words);
    }

    /** Each statement as {@code id words [support, disposition]}. */
    static List<String> says(ClinicalNote note, SectionCode code) {
        return note.body().statementsOf(code).stream().map(Notes::plain).toList();
    }

    static List<String> words(ClinicalNote note, SectionCode code) {
        return note.body().statementsOf(code).stream().map(Statement::text).toList();
    }

    static String plain(Statement statement) {
        return statement.id() + " " + statement.text() + " [" + statement.support()
                + statement.disposition().map(it -> ", " + it).orElse("") + "]";
    }
}
