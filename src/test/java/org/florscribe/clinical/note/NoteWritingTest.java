package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.clinical.note.SectionCode.ASSESSMENT_AND_PLAN;
import static org.florscribe.clinical.note.SectionCode.HISTORY_OF_PRESENT_ILLNESS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.florscribe.clinical.extraction.ModelsInMemory;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.junit.jupiter.api.Test;

class NoteWritingTest {

    private static final Draft HERE = draft(
            section(HISTORY_OF_PRESENT_ILLNESS, "u1 Cough.", "u1 For a week.", "u2 No fever.", "u2 Not hot."),
            section(ASSESSMENT_AND_PLAN, "u3 Rest."));

    private final ModelsInMemory models = new ModelsInMemory();
    private final List<DraftingEngine> drafters = new ArrayList<>();
    private final List<OpinionEngine> judges = new ArrayList<>();
    private final DraftRequest request = DraftRequest.of(visit(), List.of(), NoteForm.soap());
    private List<OpinionEngine.Claim> judged = List.of();

    @Test
    void a_models_draft_is_used_and_says_who_wrote_it() {
        drafter(
                "one",
                () -> draft(
                        section(HISTORY_OF_PRESENT_ILLNESS, "u1 Cough for a week.", "u2 No fever."),
                        section(ASSESSMENT_AND_PLAN, "u3 Rest.")));

        WrittenNote written = write();

        assertThat(written.by().engine()).isEqualTo("one");
        assertThat(written.by().promptVersion()).contains("compose-1");
        assertThat(models.trail).containsExactly("DRAFT one DONE");
    }

    @Test
    void a_section_left_out_is_a_failure_and_the_next_engine_writes() {
        drafter("one", () -> draft(section(HISTORY_OF_PRESENT_ILLNESS, "u1 Cough for a week.")));
        drafter("two", () -> draft(section(HISTORY_OF_PRESENT_ILLNESS), section(ASSESSMENT_AND_PLAN, "u3 Rest.")));

        assertThat(write().by().engine()).isEqualTo("rules");
        assertThat(models.trail)
                .containsExactly("DRAFT one BAD_SUCCESS", "DRAFT two BAD_SUCCESS", "DRAFT built-in DONE");
    }

    @Test
    void sentences_that_cite_what_does_not_exist_go_and_many_are_a_failure() {
        drafter(
                "one",
                () -> draft(
                        section(HISTORY_OF_PRESENT_ILLNESS, "u1 A.", "u1 B.", "u2 C.", "u2 D.", "u77 Stroke."),
                        section(ASSESSMENT_AND_PLAN, "u3 Rest.")));

        assertThat(texts(write())).containsExactly("A.", "B.", "C.", "D.", "Rest.");

        drafters.clear();
        drafter(
                "other",
                () -> draft(
                        section(HISTORY_OF_PRESENT_ILLNESS, "u1 A.", "u78 Gout.", "u77 Stroke."),
                        section(ASSESSMENT_AND_PLAN, "u3 Rest.")));
        assertThat(write().by().engine()).isEqualTo("rules");
    }

    @Test
    void a_visit_in_which_nothing_is_to_be_written_has_no_draft_and_no_failure() {
        WrittenNote written = new NoteWriting(
                        models.engines(),
                        drafters,
                        new Rules(Optional.empty()),
                        citations(),
                        opinions(),
                        models.ledger())
                .write(ModelsInMemory.VISIT, request);
        assertThat(written.draft()).isEmpty();
    }

    @Test
    void an_opinion_takes_support_away_and_never_gives_it() {
        judge("judge", Map.of(), () -> Map.of("c1", Support.CONTRADICTED, "c2", Support.SUPPORTED));

        CheckedDraft checked = checked(write());

        // the built-in check does not support the second sentence, so nobody is asked about it
        assertThat(judged).extracting(OpinionEngine.Claim::text).doesNotContain("For a week.");
        assertThat(supports(checked))
                .containsExactly(
                        Support.CONTRADICTED,
                        Support.NOT_HEARD,
                        Support.SUPPORTED,
                        Support.SUPPORTED,
                        Support.SUPPORTED);
    }

    @Test
    void an_opinion_that_cannot_be_had_changes_nothing_unless_it_was_demanded() {
        judge("judge", Map.of(), () -> {
            throw new EngineFailure(EngineFault.QUOTA, "No money.");
        });
        assertThat(supports(checked(write()))).contains(Support.SUPPORTED).doesNotContain(Support.NOT_CHECKED);
        assertThat(models.trail).contains("CHECK judge QUOTA");

        judge("strict", Map.of(EngineOption.DEMANDED.key(), "true"), () -> {
            throw new EngineFailure(EngineFault.QUOTA, "No money.");
        });
        assertThat(supports(checked(write())))
                .contains(Support.NOT_CHECKED)
                .doesNotContain(Support.SUPPORTED)
                .contains(Support.NOT_HEARD);
    }

    @Test
    void a_demanded_opinion_of_an_engine_that_may_not_see_the_visit_leaves_it_unchecked() {
        models.add(EngineTask.CHECK, "judge", false, Map.of(EngineOption.DEMANDED.key(), "true"));

        assertThat(supports(checked(write()))).doesNotContain(Support.SUPPORTED);
        assertThat(models.trail).containsExactly("DRAFT built-in DONE", "CHECK judge NOT_ALLOWED");
    }

    private CheckedDraft checked(WrittenNote written) {
        return written.opinions().on(citations().check("x", written.draft(), request));
    }

    private static List<Support> supports(CheckedDraft draft) {
        return draft.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(CheckedDraft.Sentence::support)
                .toList();
    }

    private static List<String> texts(WrittenNote written) {
        return written.draft().orElseThrow().sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .toList();
    }

    private WrittenNote write() {
        return new NoteWriting(
                        models.engines(),
                        drafters,
                        new Rules(Optional.of(HERE)),
                        citations(),
                        opinions(),
                        models.ledger())
                .write(ModelsInMemory.VISIT, request);
    }

    private SecondOpinion opinions() {
        return new SecondOpinion(models.engines(), judges, models.ledger());
    }

    private static CitationCheck citations() {
        return new CitationCheck(
                (text, evidence, material) -> text.equals("For a week.") ? Support.NOT_HEARD : Support.SUPPORTED);
    }

    private void drafter(String kind, Supplier<Draft> answer) {
        models.add(EngineTask.DRAFT, kind, true, Map.of());
        drafters.add(new Writer(kind, answer));
    }

    private void judge(String kind, Map<String, String> options, Supplier<Map<String, Support>> answer) {
        models.add(EngineTask.CHECK, kind, true, options);
        judges.add(new Judge(kind, answer));
    }

    private static VisitMaterial visit() {
        List<Utterance> said = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Utterance("u" + i, "s1", i * 1_000L, i * 1_000L + 900, "Something."))
                .toList();
        return new VisitMaterial(
                new Conversation("en", List.of(new Speaker("s1", SpeakerRole.PATIENT, "Patient")), said),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Draft draft(Draft.Section... sections) {
        return new Draft(List.of(sections));
    }

    /** @param sentences each behind the id of what it cites */
    private static Draft.Section section(SectionCode code, String... sentences) {
        return new Draft.Section(
                code,
                Arrays.stream(sentences)
                        .map(it -> it.split(" ", 2))
                        .map(it -> new Draft.Sentence(it[1], List.of(it[0])))
                        .toList());
    }

    private record Rules(Optional<Draft> answer) implements NoteDrafter {

        @Override
        public String engine() {
            return "rules";
        }

        @Override
        public Optional<Draft> draft(DraftRequest of) {
            return answer;
        }
    }

    private record Writer(String kind, Supplier<Draft> answer) implements DraftingEngine {

        @Override
        public String promptVersion(EngineAccess access) {
            return "compose-1";
        }

        @Override
        public int places(EngineAccess access) {
            return 1;
        }

        @Override
        public ModelResult<Draft> draft(EngineAccess access, DraftRequest of, ModelErrand errand) {
            return new ModelResult<>(answer.get(), "m-1", "compose-1", 2, 100, 10);
        }
    }

    private final class Judge implements OpinionEngine {

        private final String kind;
        private final Supplier<Map<String, Support>> answer;

        Judge(String kind, Supplier<Map<String, Support>> answer) {
            this.kind = kind;
            this.answer = answer;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public String promptVersion(EngineAccess access) {
            return "judge-1";
        }

        @Override
        public int places(EngineAccess access) {
            return 1;
        }

        @Override
        public ModelResult<Map<String, Support>> judge(
                EngineAccess access, VisitMaterial material, List<Claim> claims, ModelErrand errand) {
            judged = claims;
            Map<String, Support> opinions = new java.util.HashMap<>();
            claims.forEach(claim -> opinions.put(claim.id(), Support.SUPPORTED));
            opinions.putAll(answer.get());
            return new ModelResult<>(opinions, "m-1", "judge-1", 1, 100, 10);
        }
    }
}
