package org.florscribe.campaign;

import java.util.List;
import java.util.stream.Stream;
import org.florscribe.adapter.audio.SoundFileFuzzTest;
import org.florscribe.adapter.jpa.CursorFuzzTest;
import org.florscribe.adapter.oidc.SignOutFuzzTest;
import org.florscribe.adapter.token.TokenFuzzTest;
import org.florscribe.adapter.transcriptfile.TranscriptFuzzTest;
import org.florscribe.api.answer.ParameterFuzzTest;
import org.florscribe.live.LiveMessageFuzzTest;
import org.florscribe.platform.config.SettingsFuzzTest;
import org.florscribe.platform.outbound.AnswerFuzzTest;
import org.florscribe.practice.audit.AuditLineFuzzTest;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parser of what comes from outside, a minute each ({@code -Dfuzz.minutes} says another time), with other inputs every time. */
@Tag("long")
class ParsersLongIT {

    static List<ParserFuzz> parsers() {
        return Stream.of(
                        TranscriptFuzzTest.cases(),
                        TokenFuzzTest.cases(),
                        CursorFuzzTest.cases(),
                        ParameterFuzzTest.cases(),
                        SettingsFuzzTest.cases(),
                        LiveMessageFuzzTest.cases(),
                        AuditLineFuzzTest.cases(),
                        AnswerFuzzTest.cases(),
                        SignOutFuzzTest.cases(),
                        SoundFileFuzzTest.cases())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void nothing_breaks_it(ParserFuzz fuzz) {
        fuzz.thoroughly();
    }
}
