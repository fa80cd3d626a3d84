package org.florscribe.adapter.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionWish;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.shared.PhiText;
import org.florscribe.testing.model.ChatFault;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.florscribe.testing.model.ReceivedChat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageModelDraftingTest {

    private final ChatClient client = Visits.client();
    private final LanguageModelDrafting engine = new LanguageModelDrafting(client, Clock.systemUTC());
    private final List<ChatServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(ChatServer::close);
    }

    @Test
    void all_sections_are_written_in_one_request_where_there_is_room() {
        ChatServer server = server(ChatKind.OPENAI);

        ModelResult<Draft> draft = engine.draft(
                Visits.access(server, ChatKind.OPENAI), request(Visits.cough(), List.of()), Visits.errand());

        assertThat(server.refusals()).isEmpty();
        assertThat(draft.calls()).isEqualTo(1);
        assertThat(draft.promptVersion()).isEqualTo("compose-1");
        assertThat(draft.value().sections().stream().map(Draft.Section::code))
                .containsExactlyElementsOf(NoteForm.soap().sections().stream()
                        .map(section -> section.code())
                        .toList());
        assertThat(sentences(draft.value(), SectionCode.HISTORY_OF_PRESENT_ILLNESS))
                .containsExactly("I have had a cough for three days.", "No, no fever.", "My mother has diabetes.");
        assertThat(sentences(draft.value(), SectionCode.ASSESSMENT_AND_PLAN))
                .containsExactly(
                        "Take ibuprofen 400 mg with food.", "We will do a blood test, and come back on Monday.");
    }

    @Test
    void the_form_is_told_as_instructions_and_the_visit_as_data() {
        ChatServer server = server(ChatKind.OPENAI);
        DraftRequest request = new DraftRequest(
                Visits.cough(),
                List.of(),
                new NoteForm(
                        NoteForm.soap().template(),
                        NoteForm.soap().sections(),
                        NoteForm.soap().detail(),
                        NoteForm.soap().layout(),
                        List.of("Write blood pressure as BP.")),
                Optional.of(new SectionWish(
                        List.of(SectionCode.ASSESSMENT_AND_PLAN), Optional.of(PhiText.of("Shorter, please.")))));

        Draft draft = engine.draft(Visits.access(server, ChatKind.OPENAI), request, Visits.errand())
                .value();

        ReceivedChat sent = server.received().get(0);
        assertThat(sent.sections()).containsExactly("ASSESSMENT_AND_PLAN");
        assertThat(sent.words("system").get(0)).contains("Write blood pressure as BP.", "Shorter, please.");
        assertThat(sent.words("user").get(0)).doesNotContain("Shorter");
        assertThat(draft.sections()).hasSize(1);
    }

    @Test
    void a_small_model_writes_few_sections_at_a_time_and_each_sentence_once() {
        VisitMaterial visit = Visits.longVisit(400);
        ChatServer whole = server(ChatKind.OPENAI);
        ChatServer small = server(ChatKind.LLAMA_CPP).withContext(4_096);
        List<Finding> findings = new LanguageModelExtraction(client, Clock.systemUTC())
                .extract(Visits.access(whole, ChatKind.OPENAI), visit, Visits.errand())
                .value();

        Draft expected = engine.draft(Visits.access(whole, ChatKind.OPENAI), request(visit, findings), Visits.errand())
                .value();
        ModelResult<Draft> draft =
                engine.draft(Visits.access(small, ChatKind.LLAMA_CPP), request(visit, findings), Visits.errand());

        assertThat(small.refusals()).isEmpty();
        assertThat(draft.calls()).isGreaterThan(6);
        assertThat(all(draft.value())).hasSameSizeAs(new HashSet<>(all(draft.value())));
        assertThat(Set.copyOf(all(draft.value()))).isEqualTo(Set.copyOf(all(expected)));
    }

    @Test
    void a_section_that_is_left_out_or_cites_nothing_that_was_said_is_asked_for_again() {
        ChatServer server = server(ChatKind.OPENAI).withNext(ChatFault.UNKNOWN_CITATIONS, ChatFault.WRONG_SCHEMA);
        ModelResult<Draft> draft = engine.draft(
                Visits.access(server, ChatKind.OPENAI), request(Visits.cough(), List.of()), Visits.errand());
        assertThat(draft.calls()).isEqualTo(3);
        assertThat(all(draft.value())).hasSize(5);
    }

    @Test
    void nothing_said_is_nothing_asked() {
        ChatServer server = server(ChatKind.OPENAI);
        Draft draft = engine.draft(
                        Visits.access(server, ChatKind.OPENAI), request(Visits.of(), List.of()), Visits.errand())
                .value();
        assertThat(all(draft)).isEmpty();
        assertThat(server.calls()).isZero();
    }

    @Test
    void a_server_of_small_means_gets_few_calls_and_a_large_one_one() {
        ChatServer small = server(ChatKind.VLLM).withContext(8_192);
        ModelResult<Draft> draft = engine.draft(
                Visits.access(small, ChatKind.VLLM, Map.of("contextLength", "8192")),
                request(Visits.cough(), List.of()),
                Visits.errand());
        assertThat(draft.calls()).isEqualTo(2);
    }

    private static DraftRequest request(VisitMaterial visit, List<Finding> findings) {
        return DraftRequest.of(visit, findings, NoteForm.soap());
    }

    private static List<String> sentences(Draft draft, SectionCode code) {
        return draft.sections().stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .toList();
    }

    private static List<String> all(Draft draft) {
        return draft.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .toList();
    }

    private ChatServer server(ChatKind kind) {
        ChatServer server = ChatServer.start(kind);
        servers.add(server);
        return server;
    }
}
