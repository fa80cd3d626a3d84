package org.florscribe.clinical.transcript;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a conversation before anybody wrote it down.
 *
 * @param language that somebody named for the visit, ISO 639-1: engines are told
 * @param likely in which consent was asked: engines are not told, and an answer in another is not believed at once
 */
public record ExpectedSpeech(Optional<String> language, Optional<String> likely, KeyTerms terms) {

    public static final ExpectedSpeech UNKNOWN = new ExpectedSpeech(Optional.empty(), Optional.empty(), KeyTerms.NONE);

    /** In which an answer is believed, as far as anybody said. */
    Stream<String> believed() {
        return language.or(() -> likely).map(TranscriptJudge::primary).stream();
    }
}
