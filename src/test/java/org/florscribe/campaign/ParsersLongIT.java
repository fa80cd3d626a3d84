package org.florscribe.campaign;

import java.util.List;
import java.util.stream.Stream;
import org.florscribe.adapter.jpa.CursorFuzzTest;
import org.florscribe.adapter.token.TokenFuzzTest;
import org.florscribe.adapter.transcriptfile.TranscriptFuzzTest;
import org.florscribe.api.answer.ParameterFuzzTest;
import org.florscribe.platform.config.SettingsFuzzTest;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parser of what comes from outside, a minute each, with other inputs every time. */
@Tag("long")
class ParsersLongIT {

    static List<ParserFuzz> parsers() {
        return Stream.of(
                        TranscriptFuzzTest.cases(),
                        TokenFuzzTest.cases(),
                        CursorFuzzTest.cases(),
                        ParameterFuzzTest.cases(),
                        SettingsFuzzTest.cases())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void nothing_breaks_it(ParserFuzz fuzz) {
        fuzz.thoroughly();
    }
}
