package org.florscribe.adapter.languagemodel;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;

/** Visits of our own making, and engines on this machine. */
final class Visits {

    static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Nothing of it was answered before. */
    static ModelErrand errand() {
        return ModelErrand.within(DEADLINE);
    }

    private static final UUID ENGINE = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private Visits() {}

    static ChatClient client() {
        return new ChatClient(LoopbackClient.make(), Clock.systemUTC());
    }

    /** A line each, "D:" for the clinician's. */
    static VisitMaterial of(String... lines) {
        return of(List.of(lines));
    }

    static VisitMaterial of(List<String> lines) {
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines) {
            int number = utterances.size() + 1;
            utterances.add(new Utterance(
                    "u" + number,
                    line.startsWith("D:") ? "s1" : "s2",
                    number * 1_000L,
                    number * 1_000L + 900,
                    line.substring(2).strip()));
        }
        return new VisitMaterial(
                new Conversation(
                        "en",
                        List.of(
                                new Speaker("s1", SpeakerRole.CLINICIAN, "Dr. Amara Quill"),
                                new Speaker("s2", SpeakerRole.PATIENT, "Wendell Thrush")),
                        utterances),
                List.of(),
                Optional.of(52),
                Optional.of("male"));
    }

    static VisitMaterial cough() {
        return of(
                "D: What brings you in?",
                "P: I have had a cough for three days.",
                "D: Any fever?",
                "P: No, no fever.",
                "P: My mother has diabetes.",
                "D: Take ibuprofen 400 mg with food.",
                "D: We will do a blood test, and come back on Monday.");
    }

    /** As long as the visits that people complain of: the known words are far between. */
    static VisitMaterial longVisit(int lines) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            said.add(
                    switch (i % 40) {
                        case 7 -> "P: The headache came back on day " + i + " and stayed until the evening.";
                        case 19 -> "D: We had said metformin " + (500 + i) + " mg with the evening meal.";
                        case 31 -> "P: There was no dizziness in week " + i + ", as far as I can tell.";
                        default ->
                            (i % 2 == 0 ? "D: " : "P: ")
                                    + "We talked about the garden and the neighbours for a while, number " + i + ".";
                    });
        }
        return of(said);
    }

    /** The first visit, and then much talk of other things. */
    static VisitMaterial longVisitBehind(VisitMaterial first, int lines) {
        return new VisitMaterial(
                first.conversation().append(longVisit(lines).conversation()),
                first.context(),
                first.ageYears(),
                first.sex());
    }

    static EngineAccess access(ChatServer server, ChatKind kind) {
        return access(server.baseUrl(), kind, Map.of());
    }

    static EngineAccess access(ChatServer server, ChatKind kind, Map<String, String> options) {
        return access(server.baseUrl(), kind, options);
    }

    static EngineAccess access(String address, ChatKind kind, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("dialect", kind.word());
        return new EngineAccess(
                ENGINE, "openai", "A model", address, Optional.of("k-1"), Optional.of("some-model"), all);
    }
}
