package org.florscribe.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.florscribe.api.problem.ProblemException;
import org.florscribe.shared.StaleVersion;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void the_version_seen_is_read_from_the_tag() {
        assertThat(Versions.required("\"7\"")).isEqualTo(7);
        assertThat(Versions.required("W/\"7\"")).isEqualTo(7);
    }

    @Test
    void without_a_tag_the_caller_is_asked_for_one() {
        assertThatThrownBy(() -> Versions.required(null))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(428));
    }

    @Test
    void a_tag_that_is_none_of_ours_is_stale() {
        assertThatThrownBy(() -> Versions.required("\"abc\"")).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> Versions.required("*")).isInstanceOf(StaleVersion.class);
    }
}
