package org.florscribe.clinical.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.LanguageGuess;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Notes are written in English, or in the language of the conversation. */
public final class AnswerLanguage {

    private static final String OURS = "en";

    private AnswerLanguage() {}

    /**
     * @param texts that a model wrote; too few words tell nothing
     * @throws EngineFailure {@code BAD_SUCCESS} when they are clearly of another language
     */
    public static void judge(List<String> texts, Conversation conversation) {
        Optional<String> written = LanguageGuess.ofText(String.join(" ", texts)).filter(it -> !it.equals(OURS));
        if (written.isPresent() && !written.equals(spoken(conversation))) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine answered in another language.");
        }
    }

    private static Optional<String> spoken(Conversation conversation) {
        String said = conversation.language();
        if (!said.isBlank() && !said.equals(Conversation.UNKNOWN_LANGUAGE)) {
            return Optional.of(said.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
        }
        return LanguageGuess.ofText(
                conversation.utterances().stream().map(Utterance::text).collect(Collectors.joining(" ")));
    }
}
