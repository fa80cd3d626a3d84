package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Decision;
import org.florscribe.clinical.note.Disposition;
import org.florscribe.clinical.note.NoteBody;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

/** The form in which documents were stored once can be read for ever. */
class SealedJsonTest {

    private static final UUID SOMEONE = UUID.fromString("00000000-0000-7000-8000-000000000003");

    @Test
    void a_conversation_is_stored_field_by_field() {
        Conversation conversation = new Conversation(
                "en",
                List.of(new Speaker("s1", SpeakerRole.CLINICIAN, "Dr. Demo")),
                List.of(new Utterance("u1", "s1", 0, 900, "Good \"morning\".")));

        isStoredAs(
                conversation,
                "{'language':'en','speakers':[{'id':'s1','role':'CLINICIAN','label':'Dr. Demo'}],"
                        + "'utterances':[{'id':'u1','speakerId':'s1','startMs':0,'endMs':900,'text':'Good \\\"morning\\\".'}]}",
                Conversation.class);
    }

    @Test
    void a_note_is_stored_with_its_decisions() {
        NoteBody body = new NoteBody(
                List.of(new NoteSection(
                        SectionCode.RESULTS,
                        List.of(
                                new Statement("n1", "Normal.", List.of("u1"), Support.SUPPORTED, Optional.empty()),
                                new Statement(
                                        "n2",
                                        "Mine.",
                                        List.of(),
                                        Support.NOT_CHECKED,
                                        Optional.of(Disposition.EDITED))))),
                List.of(new Decision(
                        "n3",
                        Decision.Kind.REMOVED,
                        PhiText.of("not said"),
                        SOMEONE,
                        Instant.parse("2026-03-02T09:00:00Z"))),
                3);

        isStoredAs(
                body,
                "{'sections':[{'code':'RESULTS','statements':["
                        + "{'id':'n1','text':'Normal.','evidence':['u1'],'support':'SUPPORTED'},"
                        + "{'id':'n2','text':'Mine.','evidence':[],'support':'NOT_CHECKED','disposition':'EDITED'}]}],"
                        + "'decisions':[{'statementId':'n3','kind':'REMOVED','reason':'not said',"
                        + "'by':'00000000-0000-7000-8000-000000000003','at':'2026-03-02T09:00:00Z'}],'lastNumber':3}",
                NoteBody.class);
    }

    @Test
    void findings_are_stored_without_what_was_not_said() {
        Finding finding = new Finding(
                "f1",
                FindingKind.CONDITION,
                "cough",
                Optional.of(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "R05.9", "Cough")),
                Assertion.PRESENT,
                Experiencer.PATIENT,
                Temporality.CURRENT,
                Optional.empty(),
                Finding.Details.NONE,
                List.of("u1"));

        isStoredAs(
                new ExtractionRow.Body(List.of(finding)),
                "{'findings':[{'id':'f1','kind':'CONDITION','text':'cough',"
                        + "'code':{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'R05.9','display':'Cough'},"
                        + "'assertion':'PRESENT','experiencer':'PATIENT','temporality':'CURRENT','details':{},"
                        + "'evidence':['u1']}]}",
                ExtractionRow.Body.class);
    }

    @Test
    void a_field_that_is_no_longer_known_is_passed_over() {
        Speaker speaker = SealedJson.read(
                "{\"id\":\"s1\",\"role\":\"OTHER\",\"label\":\"x\",\"mood\":\"good\"}".getBytes(StandardCharsets.UTF_8),
                Speaker.class);
        assertThat(speaker).isEqualTo(new Speaker("s1", SpeakerRole.OTHER, "x"));
    }

    @Test
    void what_cannot_be_read_is_not_quoted() {
        assertThatThrownBy(() -> SealedJson.read(
                        "{\"id\":\"marker\",\"role\":\"MARKER\"}".getBytes(StandardCharsets.UTF_8), Speaker.class))
                .hasMessageNotContainingAny("marker", "MARKER")
                .hasNoCause();
    }

    private static <T> void isStoredAs(T document, String json, Class<T> type) {
        byte[] stored = SealedJson.write(document);
        assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo(json.replace('\'', '"'));
        assertThat(SealedJson.read(stored, type)).isEqualTo(document);
    }
}
