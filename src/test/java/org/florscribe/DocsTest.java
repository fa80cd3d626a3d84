package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.platform.config.Setting;
import org.junit.jupiter.api.Test;

/** What README and docs name exists: files, scripts, commands, settings, addresses, ports, packages, decisions. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern SCRIPT = Pattern.compile("(?:^|[\\s`(])(scripts/[\\w.-]+)");
    private static final Pattern KIND_OF_TEST = Pattern.compile("`scripts/test ([a-z]+)`");
    private static final Pattern OWN_FILE =
            Pattern.compile("(?:src|docs|docker|migrations|webapp|scripts)/[\\w./-]*|[\\w-]+\\.md|\\.env\\.example");
    private static final Pattern JAR = Pattern.compile("java -jar (?:target/)?florscribe\\.war([^`#\n]*)");
    private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
    private static final Pattern PORT = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("/(?:api|health|openapi|metrics)[\\w/-]*");
    private static final Pattern PACKAGE = Pattern.compile("(?:practice|clinical|adapter|platform)\\.[a-z0-9]+");

    /** Variables of the scripts, and of the texts about settings; not settings of the product. */
    private static final Set<String> OTHER_VARIABLES = Set.of("EVAL_DIR", "JAVA_HOME", "NAME_FILE");

    @Test
    void every_link_leads_to_a_file() throws IOException {
        for (Path document : documents()) {
            Path folder = document.toAbsolutePath().getParent();
            for (String target : found(LINK, Files.readString(document))) {
                if (!target.contains("://") && folder != null) {
                    assertThat(folder.resolve(target)).as("in " + document).exists();
                }
            }
        }
    }

    @Test
    void every_file_that_is_named_is_there() throws IOException {
        for (Path document : documents()) {
            for (String quoted : found(QUOTED, Files.readString(document))) {
                if (OWN_FILE.matcher(quoted).matches() && !quoted.endsWith(".md")) {
                    assertThat(Path.of(quoted)).as("in " + document).exists();
                }
            }
        }
    }

    @Test
    void every_script_and_its_argument_exist() throws IOException {
        String kinds = Files.readString(Path.of("scripts/test"));
        for (Path document : documents()) {
            String text = Files.readString(document);
            for (String script : found(SCRIPT, text)) {
                assertThat(Path.of(script)).as("in " + document).exists();
            }
            for (String kind : found(KIND_OF_TEST, text)) {
                assertThat(kinds).as("in " + document).containsPattern("(?m)^  " + kind + "\\)");
            }
        }
    }

    @Test
    void every_command_is_one_that_help_knows() throws IOException {
        String launcher = Files.readString(Path.of("src/main/java/org/florscribe/platform/launcher/CommandLine.java"));
        for (Path document : documents()) {
            for (String typed : found(JAR, Files.readString(document))) {
                String command =
                        typed.strip().replaceFirst("^--env-file \\S+ ?", "").replaceFirst("(^| )--.*", "");
                String known = command.startsWith("log level ") ? "log level" : command;
                assertThat(launcher).as(typed + " in " + document).contains(known);
            }
        }
    }

    @Test
    void every_setting_is_one_of_ours() throws IOException {
        Set<String> settings = new TreeSet<>(OTHER_VARIABLES);
        for (Setting setting : Setting.values()) {
            settings.add(setting.name());
            setting.fileVariable().ifPresent(settings::add);
        }
        for (Path document : documents()) {
            if (document.endsWith("configuration.md")) {
                continue; // SettingsManualTest holds it to the code; it also says which names are not read
            }
            for (String quoted : found(QUOTED, Files.readString(document))) {
                String name = quoted.replaceFirst("[=/].*", "");
                if (SETTING.matcher(name).matches()) {
                    assertThat(settings).as("in " + document).contains(name);
                }
            }
        }
    }

    @Test
    void ports_and_addresses_are_those_of_the_product() throws IOException {
        String code = sources();
        for (Path document : documents()) {
            String text = Files.readString(document);
            found(PORT, text)
                    .forEach(port -> assertThat(port).as("in " + document).isEqualTo("8080"));
            for (String quoted : found(QUOTED, text)) {
                if (ADDRESS.matcher(quoted).matches()) {
                    String last = quoted.replaceFirst("/+$", "").replaceFirst("^.*/", "");
                    assertThat(code).as(quoted + " in " + document).containsPattern("\"[\\w/]*/?" + last + "\\b");
                }
            }
        }
    }

    @Test
    void the_list_of_modules_is_whole() throws IOException {
        Path root = Path.of("src/main/java/org/florscribe");
        String text = Files.readString(Path.of("docs/architecture.md"));
        Set<String> listed = new TreeSet<>(found(Pattern.compile("`(" + PACKAGE.pattern() + ")`"), text));
        Set<String> there = new TreeSet<>();
        for (String ring : List.of("practice", "clinical", "adapter", "platform")) {
            try (Stream<Path> folders = Files.list(root.resolve(ring))) {
                folders.filter(Files::isDirectory).forEach(folder -> there.add(ring + "." + folder.getFileName()));
            }
        }
        assertThat(listed).isEqualTo(there);
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(Files::isDirectory)
                    .map(folder -> "`" + folder.getFileName())
                    .forEach(name -> assertThat(text).contains(name));
        }
        assertThat(text).containsPattern("Reviewed \\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void every_decision_is_in_the_index_under_its_title() throws IOException {
        List<String> expected = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("docs/adr"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{4}-.*")) {
                    String title = Files.readAllLines(file).get(0);
                    String number = Integer.toString(Integer.parseInt(name.substring(0, 4)));
                    assertThat(title).as(name).startsWith("# " + number + ". ");
                    expected.add(number + ". [" + title.replaceFirst("^# \\d+\\. ", "") + "](" + name + ")");
                }
            }
        }
        List<String> index = Files.readAllLines(Path.of("docs/adr/README.md")).stream()
                .filter(line -> line.matches("\\d+\\. .*"))
                .toList();
        assertThat(index).isEqualTo(expected);
        String all = text(Path.of("docs/adr")).toLowerCase(Locale.ROOT);
        for (String subject : List.of(
                "host", "database", "settings", "queue", "cache", "throttles", "sessions", "engine", "graphql")) {
            assertThat(all).as("a decision about").contains(subject);
        }
    }

    @Test
    void every_document_is_reached_from_the_index() throws IOException {
        String index = Files.readString(Path.of("docs/README.md"));
        for (Path document : documents()) {
            Path inDocs = Path.of("docs").relativize(document);
            if (document.startsWith("docs")
                    && !document.startsWith("docs/adr")
                    && !inDocs.equals(Path.of("README.md"))) {
                assertThat(index).contains("(" + inDocs + ")");
            }
        }
        assertThat(index).contains("(adr/README.md)");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "NOTICE.md", "CHANGELOG.md").map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static String text(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    private static String sources() throws IOException {
        return text(Path.of("src/main/java"));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
