package org.florscribe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    /** 31 and 32 characters that no manual prints. */
    private static final String SHORT = "qvD7-pR2mW9_kT4xZ8bN6sL1cH5jF3g";

    private static final String LONG = SHORT + "Y";

    @TempDir
    Path folder;

    @Test
    void nothing_set_is_a_whole_configuration() {
        Configuration nothing = Configuration.of(Map.of());
        assertThat(nothing.faults()).isEmpty();
        assertThat(nothing.find(Setting.PUBLIC_URL)).contains("http://127.0.0.1:8080");
        assertThat(nothing.find(Setting.DB_POOL_MAX)).contains("20");
    }

    @Test
    void five_faults_are_five_sentences_and_no_secret_is_in_them() {
        List<String> faults = Configuration.of(Map.of(
                        "PORT", "abc",
                        "JWT_SECRET", SHORT,
                        "ALLOWED_ORIGINS", "*",
                        "JWT_EXPIRES_IN", "61m",
                        "LOG_LEVEL", "loud"))
                .faults();
        assertThat(faults).hasSize(5);
        assertThat(String.join("\n", faults))
                .contains(
                        "PORT is 'abc'",
                        "JWT_SECRET: at least 32 characters",
                        "ALLOWED_ORIGINS",
                        "JWT_EXPIRES_IN",
                        "LOG_LEVEL")
                .doesNotContain(SHORT);
    }

    @Test
    void a_database_of_ones_own_needs_secrets_of_ones_own() {
        assertThat(Configuration.of(Map.of("DATABASE_URL", "postgresql://app:k4Rw9-Tz@127.0.0.1/flor"))
                        .faults())
                .containsExactly(
                        "DATABASE_OWNER_URL is missing: with DATABASE_URL it must be set",
                        "JWT_SECRET is missing: with DATABASE_URL it must be set",
                        "MASTER_KEY_FILE is missing: with DATABASE_URL it must be set");
        assertThat(Configuration.of(external("127.0.0.1", "")).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer"})
    void another_host_is_never_spoken_to_in_the_clear(String mode) {
        assertThat(Configuration.of(external("db.practice.example", "?sslmode=" + mode))
                        .faults())
                .hasSize(2)
                .allSatisfy(f -> assertThat(f).contains("sslmode=" + mode, "verify-full"));
        assertThat(DatabaseAddress.parse("postgresql://a:b@db.practice.example/flor")
                        .jdbcUrl())
                .contains("sslmode=require");
        assertThat(DatabaseAddress.parse("postgresql://a:b@db.practice.example/flor?sslmode=verify-full")
                        .jdbcUrl())
                .contains("sslmode=verify-full");
    }

    @ParameterizedTest
    @CsvSource({
        "JWT_SECRET, change-me-change-me-change-me-change-me",
        "JWT_SECRET, your-super-secret-jwt-key-at-least-32-characters",
        "JWT_SECRET, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "JWT_SECRET, <at least 32 characters of your own>",
        "OPERATOR_TOKEN, replace-this-with-a-token-of-your-own",
        "DATABASE_URL, postgresql://app:postgres@127.0.0.1/flor",
        "DATABASE_URL, postgresql://app:change-me@127.0.0.1/flor",
        "STRIPE_SECRET_KEY, your-stripe-key-here"
    })
    void sample_values_are_refused(String name, String value) {
        assertThat(Configuration.of(Map.of(name, value)).faults())
                .anySatisfy(f -> assertThat(f)
                        .startsWith(name + ": this is a sample value")
                        .doesNotContain(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 10000, 3001, 3000})
    void the_port_is_a_setting_and_the_address_follows_it(int port) {
        Configuration configuration = Configuration.of(Map.of("PORT", "" + port));
        assertThat(configuration.faults()).isEmpty();
        assertThat(configuration.find(Setting.PUBLIC_URL)).contains("http://127.0.0.1:" + port);
    }

    @Test
    void a_value_may_come_from_a_file_but_not_twice() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), LONG + "\n");
        assertThat(Configuration.of(Map.of("JWT_SECRET_FILE", file.toString())).find(Setting.JWT_SECRET))
                .contains(LONG);
        assertThat(Configuration.of(Map.of("JWT_SECRET_FILE", file.toString(), "JWT_SECRET", LONG))
                        .faults())
                .containsExactly("JWT_SECRET and JWT_SECRET_FILE are both set: remove one");
        assertThat(Configuration.of(Map.of("JWT_SECRET_FILE", folder + "/none")).faults())
                .singleElement()
                .asString()
                .startsWith("JWT_SECRET_FILE names a file that cannot be read");
    }

    @Test
    void a_master_key_that_everybody_can_read_is_refused() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "k");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Configuration.of(Map.of("MASTER_KEY_FILE", key.toString())).faults())
                .singleElement()
                .asString()
                .contains("chmod 600");
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL, http://scribe.example",
        "PUBLIC_URL, https://scribe.example/path",
        "ALLOWED_ORIGINS, null",
        "ALLOWED_ORIGINS, https://a.example/x",
        "TRUSTED_PROXIES, 10.0.0.0/33",
        "TRUSTED_PROXIES, proxy",
        "OUTBOUND_ALLOW, 10.0.0.1",
        "OUTBOUND_ALLOW, 10.0.0.1:99999",
        "LISTEN_ADDRESS, everywhere",
        "JWT_EXPIRES_IN, 900",
        "DB_POOL_MIN, 21",
        "JAVA_OPTIONS, -agentlib:jdwp=transport=dt_socket",
        "DATABASE_OWNER_URL, postgresql://o:k4Rw9-Tz@127.0.0.1/flor",
        "SMTP_URL, smtp://mail.example:587"
    })
    void what_cannot_work_is_named(String name, String value) {
        assertThat(Configuration.of(Map.of(name, value)).faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL, https://scribe.example:8443",
        "ALLOWED_ORIGINS, 'https://a.example, https://b.example:81'",
        "TRUSTED_PROXIES, '10.0.0.0/8, ::1, fd00::/8'",
        "OUTBOUND_ALLOW, '127.0.0.0/8:*, 10.0.0.5/32:8000-8010, [::1]/128:443'",
        "JWT_EXPIRES_IN, 10s",
        "MAIL_FROM, Scribe <scribe@practice.example>",
        "HEAP_MAX, 2g",
        "OPENAI_API_KEY, k4Rw9-Tz",
        "SENTRY_DSN, https://k4@errors.example/1"
    })
    void what_works_is_taken(String name, String value) {
        assertThat(Configuration.of(Map.of(name, value)).faults()).isEmpty();
    }

    @Test
    void names_without_meaning_are_named() {
        assertThat(Configuration.of(Map.of(
                                "REDIS_URL", "x", "VITE_API", "x", "NODE_ENV", "production", "FRONTEND_URL", "x"))
                        .notices())
                .hasSize(4)
                .anySatisfy(n -> assertThat(n).startsWith("REDIS_URL has no meaning"))
                .anySatisfy(n -> assertThat(n).isEqualTo("FRONTEND_URL is not read: its name here is PUBLIC_URL."));
    }

    @Test
    void values_come_typed() {
        Settings settings = Settings.of(Map.of("ALLOWED_ORIGINS", "https://a.example, https://b.example"));
        assertThat(settings.number(Setting.PORT)).isEqualTo(8080);
        assertThat(settings.duration(Setting.JWT_REFRESH_EXPIRES_IN)).hasDays(7);
        assertThat(settings.list(Setting.ALLOWED_ORIGINS)).containsExactly("https://a.example", "https://b.example");
        assertThat(settings.optional(Setting.SMTP_URL)).isEmpty();
    }

    private Map<String, String> external(String host, String query) {
        try {
            Path key = folder.resolve("master");
            Files.writeString(key, "k");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Map<String, String> environment = new HashMap<>();
            environment.put("DATABASE_URL", "postgresql://app:k4Rw9-Tz@" + host + "/flor" + query);
            environment.put("DATABASE_OWNER_URL", "postgresql://owner:k4Rw9-Tz@" + host + "/flor" + query);
            environment.put("JWT_SECRET", LONG);
            environment.put("MASTER_KEY_FILE", key.toString());
            return environment;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
