package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that only the text of the sources shows: what is put together, and what is written out. */
class SourceRulesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern QUERY = Pattern.compile(
            "\\b(?:createQuery|createNativeQuery|prepareStatement|prepareCall|executeQuery|executeUpdate|statement\\.execute|s\\.execute|sql\\.(?:list|first|update))\\(");
    private static final Pattern STRING = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
    private static final Pattern JOINED = Pattern.compile("\\+\\s*(?![A-Z][A-Z_0-9]*\\b)([\\w(]\\w*)");

    private static final Pattern FORMAT =
            Pattern.compile("\\b(?:String\\.format|\\w*\\.printf|new MessageFormat|DateTimeFormatter\\.ofPattern)\\(");
    private static final Pattern FORMATTED = Pattern.compile("([\\w\\])}]+|\")\\s*\\.formatted\\(");
    private static final Pattern LOCALE = Pattern.compile("(?:[\\w.]*Locale\\.[A-Z]+|(?:words\\.)?locale(?:\\(\\))?)");

    /** Text, a constant, or text and constants joined. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?:\"\"|[A-Z][A-Z_0-9]*)(?:\\s*\\+\\s*(?:\"\"|[A-Z][A-Z_0-9]*))*");

    /** Formats of our own message bundles, and of a method that is given constants only. */
    private static final Map<String, Set<String>> KNOWN_FORMATS = Map.of(
            "Words.java", Set.of("words"), "Times.java", Set.of("words.get(\"\")"), "ScoreRun.java", Set.of("form"));

    private static final Pattern THREAD = Pattern.compile("\\bnew(?: |)Thread\\(");

    private static final Pattern ADDRESS = Pattern.compile("https?://([^/\"\\s:]+)");

    /** Names for examples, this machine, and the names of published code systems and formats: nothing is called there. */
    private static final Set<String> NAMES = Set.of(
            "scribe.practice.example",
            "schemas.openid.net",
            "ehr.example.org",
            "hooks.example.org",
            "hospital.example",
            "login.example.org",
            "127.0.0.1",
            "www.w3.org",
            "hl7.org",
            "terminology.hl7.org",
            "dicom.nema.org",
            "loinc.org",
            "www.nlm.nih.gov");

    /** A part that is there or not: a choice between constants. */
    private static final Pattern CHOICE =
            Pattern.compile("\\((?:[^()?]|\\([^()]*\\))*\\?\\s*\\w*(?:\"\")?\\s*:\\s*\\w*(?:\"\")?\\s*\\)");

    /** Parts that their own class puts together of constants, and the name of a channel of ours, which cannot be bound. */
    private static final Set<String> CONSTANT_PARTS = Set.of("condition", "order", "beyond", "where", "channel");

    @Test
    void a_query_is_never_put_together_from_values() throws IOException {
        assertThat(inSources(SourceRulesTest::queriesPutTogether)).isEmpty();
    }

    @Test
    void a_query_that_is_put_together_is_found() {
        assertThat(queriesPutTogether("em.createQuery(\"select p from P p where p.name = '\" + name + \"'\")"))
                .hasSize(1);
        assertThat(queriesPutTogether("sql.update(\"delete from t where id = \" + text(id), 1)"))
                .hasSize(1);
        assertThat(queriesPutTogether(
                        "connection.prepareStatement(\"select \" + COLUMNS + \" from t\"\n + \" where a + b = ?\")"))
                .isEmpty();
        assertThat(queriesPutTogether("sql.list(\"select 1\", row -> row.getInt(1) + offset)"))
                .isEmpty();
    }

    @Test
    void no_address_of_a_server_is_written_into_the_code() throws IOException {
        assertThat(inSources(SourceRulesTest::addresses)).isEmpty();
    }

    @Test
    void an_address_is_found() {
        assertThat(addresses("String home = \"https://api.vendor.test/v1\";"))
                .containsExactly("https://api.vendor.test");
        assertThat(addresses("/** See https://vendor.test. */ String x = \"http://127.0.0.1:\";"))
                .isEmpty();
    }

    @Test
    void a_format_is_never_put_together_from_values() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            Set<String> known = KNOWN_FORMATS.getOrDefault(file.getFileName().toString(), Set.of());
            formatsOfValues(Files.readString(file)).stream()
                    .filter(format -> !known.contains(format))
                    .forEach(format -> faults.add(file.getFileName() + ": " + format));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_format_that_is_a_value_is_found() {
        assertThat(formatsOfValues("String.format(Locale.ROOT, typed, 1)")).containsExactly("typed");
        assertThat(formatsOfValues("String.format(typed)")).containsExactly("typed");
        assertThat(formatsOfValues("out.printf(\"%s \" + typed, 1)")).containsExactly("\"\" + typed");
        assertThat(formatsOfValues("new MessageFormat(typed, locale)")).containsExactly("typed");
        assertThat(formatsOfValues("typed.formatted(1)")).containsExactly("typed");
        assertThat(formatsOfValues("typed()\n        .formatted(1)")).isNotEmpty();
        assertThat(formatsOfValues("String.format(Locale.ROOT, \"%s\", typed) + \"%d\".formatted(typed)"
                        + " + FORM.formatted(typed) + String.format(locale, few ? \"%.1f\" : \"%.2f\", typed)"))
                .isEmpty();
    }

    /** A thread that ends without a word takes its work with it, and nobody knows. The launcher's are its own process. */
    @Test
    void every_thread_of_our_own_is_watched() throws IOException {
        assertThat(inSources(SourceRulesTest::unwatchedThreads)).isEmpty();
        assertThat(unwatchedThreads("threads.newThread(this::listen).start();")).hasSize(1);
        assertThat(unwatchedThreads("threads.newThread(faults.watching(this::listen)).start();"))
                .isEmpty();
    }

    private static List<String> unwatchedThreads(String source) {
        return source.contains("package org.florscribe.platform.launcher;")
                ? List.of()
                : THREAD.matcher(source)
                        .results()
                        .filter(call -> !firstArgument(source, call.end()).contains("faults.watching("))
                        .map(MatchResult::group)
                        .toList();
    }

    private static List<String> addresses(String source) {
        return STRING.matcher(source)
                .results()
                .flatMap(literal -> ADDRESS.matcher(literal.group()).results())
                .filter(address -> !NAMES.contains(address.group(1)))
                .map(MatchResult::group)
                .toList();
    }

    /** First arguments of queries in which something other than text and constants is joined. */
    private static List<String> queriesPutTogether(String source) {
        List<String> found = new ArrayList<>();
        Matcher call = QUERY.matcher(source);
        while (call.find()) {
            String text = STRING.matcher(firstArgument(source, call.end())).replaceAll("\"\"");
            JOINED.matcher(CHOICE.matcher(text).replaceAll("\"\""))
                    .results()
                    .map(part -> part.group(1))
                    .filter(part -> !CONSTANT_PARTS.contains(part))
                    .forEach(found::add);
        }
        return found;
    }

    /** What is taken as a format and is neither text nor a constant. */
    private static List<String> formatsOfValues(String source) {
        List<String> found = new ArrayList<>();
        Matcher call = FORMAT.matcher(source);
        while (call.find()) {
            String first = firstArgument(source, call.end());
            String format = LOCALE.matcher(first.strip()).matches()
                    ? firstArgument(source, call.end() + first.length() + 1)
                    : first;
            found.add(STRING.matcher(format).replaceAll("\"\"").strip());
        }
        FORMATTED.matcher(source).results().map(receiver -> receiver.group(1)).forEach(found::add);
        found.removeIf(format -> format.equals("\"")
                || CONSTANT.matcher(format).matches()
                || (format.contains("?")
                        && CONSTANT.matcher(format.substring(format.indexOf('?') + 1)
                                        .strip()
                                        .replace(" : ", " + "))
                                .matches()));
        return found;
    }

    private static String firstArgument(String source, int start) {
        int depth = 0;
        for (int i = start; i < source.length(); i++) {
            Matcher string = STRING.matcher(source).region(i, source.length());
            if (source.charAt(i) == '"' && string.lookingAt()) {
                i = string.end() - 1;
                continue;
            }
            char letter = source.charAt(i);
            if (depth == 0 && (letter == ',' || letter == ')')) {
                return source.substring(start, i);
            }
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
        }
        return source.substring(start);
    }

    private interface Rule {
        List<String> faults(String source);
    }

    private static List<String> inSources(Rule rule) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            rule.faults(Files.readString(file)).forEach(fault -> faults.add(file.getFileName() + ": " + fault));
        }
        return faults;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }
}
