package org.florscribe.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogLineTest {

    private final LogLine production = new LogLine(Map.of("NODE_NAME", "node-a", "APP_VERSION", "1.2"));

    @Test
    void a_line_is_json_and_says_where_when_and_about_what() throws IOException {
        try (var correlation = LogContext.with(LogContext.CORRELATION, "c-1");
                var practice = LogContext.with(LogContext.PRACTICE, "p-1")) {
            JsonNode line = json("note signed", null);
            assertThat(line.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(line.get("level").asText()).isEqualTo("info");
            assertThat(line.get("logger").asText()).isEqualTo("org.florscribe.Test");
            assertThat(line.get("message").asText()).isEqualTo("note signed");
            assertThat(line.get("correlationId").asText()).isEqualTo("c-1");
            assertThat(line.get("practice").asText()).isEqualTo("p-1");
            assertThat(line.get("node").asText()).isEqualTo("node-a");
            assertThat(line.get("version").asText()).isEqualTo("1.2");
        }
        assertThat(LogContext.current()).isEmpty();
    }

    @Test
    void the_end_of_an_access_log_is_told_to_the_digit() throws IOException {
        String head = "audit-head 1 01890a5d-ac96-774b-bcce-b302099a8057 1234567 " + "0123456789abcdef".repeat(4);

        assertThat(json(head, null).get("message").asText()).isEqualTo(head);
        assertThat(json(head + "0 7654321", null).get("message").asText()).doesNotContain("7654321");
    }

    @Test
    void pairs_given_to_the_logger_become_fields() throws IOException {
        var seen = new StringBuilder();
        Logger logger = Logger.getLogger("org.florscribe.pairs");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                seen.append(production.format(logged));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        LoggerFactory.getLogger("org.florscribe.pairs")
                .atInfo()
                .addKeyValue("status", 200)
                .addKeyValue("durationMs", 12)
                .log("request answered");
        logger.removeHandler(handler);
        JsonNode line = new ObjectMapper().readTree(seen.toString());
        assertThat(line.get("message").asText()).isEqualTo("request answered");
        assertThat(line.get("status").asText()).isEqualTo("200");
        assertThat(line.get("durationMs").asInt()).isEqualTo(12);
    }

    @Test
    void nobody_can_write_a_line_of_their_own() {
        String line = production.format(record("name\r\n{\"level\":\"error\"}\u0000\u001b[31m", null));
        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b");
    }

    @Test
    void an_error_carries_its_trace_with_secrets_masked() throws IOException {
        JsonNode line = json("failed", new IllegalStateException("token=abcdef123 for ann@example.org"));
        assertThat(line.get("error").asText())
                .contains("IllegalStateException", "LogLineTest")
                .doesNotContain("abcdef123", "ann@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abc.def-ghi_123|abc.def",
                "Cookie: flor=s3cr3t; other=1|s3cr3t",
                "set __Host-flor=qwertz99; Path=/|qwertz99",
                "key flor_id_part_sum|id_part",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln|eyJzdWIi",
                "postgresql://app:pw1x@db/flor|pw1x",
                "password=hunter2x|hunter2x",
                "mail to ann.smith@practice.example|ann.smith",
                "MRN 00123456|00123456",
                "call 212-555-0199|555-0199",
                "ssn 078-05-1120|05-1120"
            })
    void what_looks_like_a_secret_or_somebodys_number_is_masked(String text, String gone) {
        assertThat(Redactor.redact(text)).doesNotContain(gone);
    }

    @Test
    void our_own_ids_and_small_numbers_stay() {
        String text = "visit 0192f0c4-7b1a-7000-8000-123456789012 in 340 ms on 127.0.0.1:8080";
        assertThat(Redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void development_gets_a_line_for_people() {
        var plain = new LogLine(Map.of("APP_ENV", "development"));
        try (var about = LogContext.with(LogContext.CORRELATION, "c-1")) {
            assertThat(plain.format(record("note signed", null)))
                    .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} info  Test: note signed correlationId=c-1\n");
        }
    }

    @Test
    void contexts_nest_and_end() {
        try (var outer = LogContext.with("a", "1")) {
            try (var inner = LogContext.with("a", "2")) {
                assertThat(LogContext.current()).containsEntry("a", "2");
            }
            assertThat(LogContext.current()).containsEntry("a", "1");
        }
    }

    private JsonNode json(String message, @Nullable Throwable thrown) throws IOException {
        return new ObjectMapper().readTree(production.format(record(message, thrown)));
    }

    private static LogRecord record(String message, @Nullable Throwable thrown) {
        var logged = new LogRecord(Level.INFO, message);
        logged.setLoggerName("org.florscribe.Test");
        logged.setThrown(thrown);
        return logged;
    }
}
