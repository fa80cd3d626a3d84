package org.florscribe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The enum, docs/configuration.md and .env.example tell the same settings, and no code reads a name beside them. */
class SettingsManualTest {

    private static final Path MANUAL = Path.of("docs/configuration.md");
    private static final Path EXAMPLE = Path.of(".env.example");

    /** What the launcher hands to its own server; nobody sets these. */
    /** Read by what runs beside the server only; docs/quality.md has them. */
    private static final Set<String> OF_TOOLS = Set.of("EVAL_DIR");

    private static final Pattern BETWEEN_US = Pattern.compile("FLOR_[A-Z_]+");

    private static final Pattern READ_BY_NAME =
            Pattern.compile("(?:getenv|environment\\.get(?:OrDefault)?)\\(\"([A-Z][A-Z0-9_]+)\"");

    @Test
    void the_manual_has_a_row_for_each_setting_and_no_other() throws IOException {
        List<String> rows = Files.readAllLines(MANUAL).stream()
                .filter(l -> l.startsWith("| `"))
                .toList();
        List<String> wanted =
                Arrays.stream(Setting.values()).map(SettingsManualTest::row).toList();
        assertThat(rows)
                .as("the rows of " + MANUAL + " should be\n" + String.join("\n", wanted))
                .isEqualTo(wanted);
    }

    @Test
    void the_example_has_each_setting_commented_out_and_only_placeholders() throws IOException {
        String example = Files.readString(EXAMPLE);
        String wanted = Arrays.stream(Setting.values())
                .map(SettingsManualTest::exampleEntry)
                .collect(Collectors.joining("\n"));
        assertThat(example)
                .as("after its first paragraph " + EXAMPLE + " should be\n" + wanted)
                .endsWith("\n\n" + wanted);
        assertThat(Configuration.of(EnvironmentFile.parse(example.lines().toList(), ".env.example")
                                .values())
                        .faults())
                .isEmpty();
    }

    @Test
    void code_reads_no_variable_that_the_manual_does_not_have() throws IOException {
        var unknown = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                READ_BY_NAME
                        .matcher(Files.readString(file))
                        .results()
                        .map(m -> m.group(1))
                        .filter(name -> !BETWEEN_US.matcher(name).matches()
                                && !OF_TOOLS.contains(name)
                                && !Configuration.knows(name))
                        .forEach(name -> unknown.add(file.getFileName() + ": " + name));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void no_port_is_assumed_anywhere_but_in_the_setting() throws IOException {
        Pattern port = Pattern.compile("(?<![\\d.x#])(?:8080|8000|3000|3001)(?![\\d.])");
        var places = new TreeSet<String>();
        for (String root : List.of("src/main/java", "webapp")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|xhtml|js|xml)"))
                        .toList()) {
                    Files.readString(file)
                            .lines()
                            .filter(l -> port.matcher(l).find()
                                    && l.matches(".*(?i)(port|localhost|127\\.0\\.0\\.1|:8080|:3000).*"))
                            .forEach(l -> places.add(file + ": " + l.strip()));
                }
            }
        }
        assertThat(places).allMatch(p -> p.contains("Setting.java"));
    }

    private static String row(Setting setting) {
        return "| `" + setting.name() + "` | " + setting.meaning().replace("|", "\\|") + " | "
                + setting.type().words() + " | "
                + setting.preset().map(p -> "`" + p + "`").orElse("") + " | "
                + setting.neededWhen().orElse("") + " | "
                + (setting.isSecret() ? "yes" : "") + " | " + (setting.isForLater() ? "later" : "0.1") + " |";
    }

    private static String exampleEntry(Setting setting) {
        String value = setting.preset()
                .orElse(setting.isSecret() ? "" : "<" + setting.type().words() + ">");
        String note = setting.isForLater()
                ? " (used by a later version)"
                : setting.neededWhen().map(w -> " (needed when " + w + ")").orElse("");
        return "# " + setting.meaning() + note + "\n# " + setting.name() + "=" + value + "\n";
    }
}
