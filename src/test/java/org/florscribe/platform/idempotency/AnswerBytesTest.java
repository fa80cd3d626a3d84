package org.florscribe.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {

    @Test
    void an_answer_comes_back_as_it_was_kept() {
        KeptAnswer answer = new KeptAnswer(
                201, Optional.of("application/json"), Optional.empty(), Optional.of("\"3\""), new byte[] {1, 2, 3});
        assertThat(AnswerBytes.read(AnswerBytes.write(answer))).isEqualTo(answer);
        KeptAnswer empty = new KeptAnswer(204, Optional.empty(), Optional.empty(), Optional.empty(), new byte[0]);
        assertThat(AnswerBytes.read(AnswerBytes.write(empty))).isEqualTo(empty);
    }
}
