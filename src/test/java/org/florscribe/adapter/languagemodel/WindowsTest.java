package org.florscribe.adapter.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.florscribe.clinical.transcript.Utterance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 100, 400, 2_000, 100_000})
    void together_they_hold_every_line_and_neighbours_share_some(int tokens) {
        List<Utterance> lines = Visits.longVisit(300).conversation().utterances();

        List<List<Utterance>> windows = Windows.of(lines, tokens);

        Set<Utterance> all = new LinkedHashSet<>();
        windows.forEach(all::addAll);
        assertThat(List.copyOf(all)).isEqualTo(lines);
        for (int i = 0; i < windows.size(); i++) {
            List<Utterance> window = windows.get(i);
            assertThat(window.size() == 1
                            || window.stream().mapToInt(Material::tokens).sum() <= tokens)
                    .isTrue();
            if (i > 0 && window.size() > 1 && windows.get(i - 1).size() > 1) {
                assertThat(windows.get(i - 1)).contains(window.get(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"What brings you in today?", "400 mg, 2x/day; 38.4 °C", "¿Cómo está usted?", ""})
    void an_estimate_is_above_what_a_server_may_have_read(String text) {
        assertThat(Tokens.most(text)).isGreaterThanOrEqualTo(Tokens.fewest(text));
    }
}
