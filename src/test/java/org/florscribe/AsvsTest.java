package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/asvs.csv, docs/hipaa.md and docs/operations/security-proof.md claim names requirements that there are, and tests, classes and pages that there are. */
class AsvsTest {

    private static final Path TABLE = Path.of("docs/asvs.csv");
    private static final Path HIPAA = Path.of("docs/hipaa.md");
    private static final Path PROOF = Path.of("docs/operations/security-proof.md");

    /** ASVS 5.0.0: each section with its number of requirements of level 1 and of level 2, which stand in that order. */
    private static final String SECTIONS = """
            1.1:0+2 1.2:5+4 1.3:2+9 1.4:0+3 1.5:1+1 2.1:1+2 2.2:2+1 2.3:1+3 2.4:0+1 3.2:2+0 3.3:1+3 3.4:2+4 3.5:3+2 3.7:0+2
            4.1:1+2 4.2:0+1 4.3:0+2 4.4:1+3 5.1:0+1 5.2:2+1 5.3:2+0 5.4:0+3 6.1:1+2 6.2:8+4 6.3:2+2 6.4:2+2 6.5:0+5 6.6:0+3
            6.8:0+4 7.1:0+3 7.2:4+0 7.3:0+2 7.4:2+3 7.5:0+2 7.6:0+2 8.1:1+1 8.2:2+1 8.3:1+0 8.4:0+1 9.1:3+0 9.2:1+3 10.1:0+2
            10.2:0+2 10.3:0+4 10.4:5+6 10.5:0+5 10.6:0+2 10.7:0+3 11.1:0+2 11.2:0+3 11.3:2+1 11.4:1+3 11.5:0+1 11.6:0+1
            12.1:1+2 12.2:2+0 12.3:0+4 13.1:0+1 13.2:0+5 13.3:0+2 13.4:1+4 14.1:0+2 14.2:1+3 14.3:1+2 15.1:1+2 15.2:1+2
            15.3:1+6 16.1:0+1 16.2:0+5 16.3:0+4 16.4:0+3 16.5:0+3 17.1:0+1 17.2:0+4 17.3:0+2""";

    /** Those of level 3 that we take besides. */
    private static final String LEVEL_3 = "1.2.10 1.5.3 3.4.7 3.4.8 4.1.4 6.3.5 6.3.6 6.3.7 6.3.8 7.5.3 8.3.2 13.4.6"
            + " 14.2.5 14.2.6 14.2.7 14.2.8 15.4.2 16.5.4";

    private static final Pattern SECTION = Pattern.compile("(\\d+\\.\\d+):(\\d+)\\+(\\d+)");
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Set<String> STATES = Set.of("met", "partly", "open", "not-applicable");

    private record Row(
            String number,
            String level,
            String applies,
            String state,
            String how,
            List<String> evidence,
            String owner) {

        static Row parse(String line) {
            List<String> cells = Arrays.asList(COMMA.split(line, -1));
            assertThat(cells).as(line).hasSize(7);
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    Arrays.stream(cells.get(5).split(";", -1))
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    cells.get(6));
        }
    }

    @Test
    void every_requirement_has_one_row_in_its_place() throws IOException {
        Map<String, String> levels = levels();
        assertThat(levels.values().stream().filter(level -> !level.equals("3"))).hasSize(253);
        List<String> rows = rows().stream().map(Row::number).toList();
        assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(levels.keySet());
        assertThat(rows).isSortedAccordingTo((a, b) -> Arrays.compare(places(a), places(b)));
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.level()).as(row.number()).isEqualTo(levels.get(row.number())));
    }

    @Test
    void every_row_says_how_it_stands_and_who_looks_after_it() throws IOException {
        for (Row row : rows()) {
            assertThat(STATES).as(row.number()).contains(row.state());
            assertThat(row.applies()).as(row.number()).isEqualTo(row.state().equals("not-applicable") ? "no" : "yes");
            assertThat(row.how()).as(row.number()).isNotBlank();
            assertThat(row.owner()).as(row.number()).matches("[a-z]+");
            if (row.state().equals("met")) {
                assertThat(row.evidence())
                        .as(row.number() + " shown by")
                        .anyMatch(name -> name.endsWith("Test") || name.endsWith("IT") || isFile(name));
            }
        }
    }

    @Test
    void every_test_class_and_page_that_is_named_is_there() throws IOException {
        Set<String> classes = classes();
        var gone = new TreeSet<String>();
        for (Row row : rows()) {
            row.evidence().stream()
                    .filter(name -> !isThere(name, classes))
                    .forEach(name -> gone.add(row.number() + " " + name));
        }
        assertThat(gone).isEmpty();
    }

    /** Each item says how it stands, by which requirements, and what shows it. */
    @Test
    void every_item_of_hipaa_names_requirements_and_tests_that_there_are() throws IOException {
        Set<String> classes = classes();
        Set<String> numbers = levels().keySet();
        List<String> items = Files.readAllLines(HIPAA).stream()
                .filter(line -> line.startsWith("| 164."))
                .toList();
        assertThat(items).hasSizeGreaterThan(10);
        for (String item : items) {
            List<String> cells = cells(item);
            assertThat(cells).as(item).hasSize(8);
            assertThat(cells.get(3)).as(item).isIn("met", "partly", "open");
            List<String> named = found(NUMBER, cells.get(5));
            assertThat(numbers).as(item).containsAll(named);
            List<String> shown = found(QUOTED, cells.get(6));
            assertThat(shown).as(item).allMatch(name -> isThere(name, classes));
            if (!cells.get(3).equals("open")) {
                assertThat(shown).as(item).isNotEmpty();
            }
            if (cells.get(1).startsWith("164.312")) {
                assertThat(named).as(item).isNotEmpty();
            }
        }
    }

    /** Each claim says how far it is shown, and by what. */
    @Test
    void every_claim_of_the_proof_names_tests_and_programs_that_there_are() throws IOException {
        Set<String> classes = classes();
        List<String> claims = Files.readAllLines(PROOF).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Claim"))
                .toList();
        assertThat(claims).hasSizeGreaterThan(16);
        for (String claim : claims) {
            List<String> cells = cells(claim);
            assertThat(cells).as(claim).hasSize(6);
            assertThat(cells.get(2)).as(claim).isIn("shown", "partly", "not shown");
            List<String> named = found(QUOTED, cells.get(3));
            assertThat(named).as(claim).isNotEmpty().allMatch(name -> isThere(name, classes));
        }
    }

    /** Of a line of a table; the first and the last are empty. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    private static Map<String, String> levels() {
        Map<String, String> levels = new TreeMap<>();
        SECTION.matcher(SECTIONS).results().forEach(section -> {
            int first = Integer.parseInt(section.group(2));
            int both = first + Integer.parseInt(section.group(3));
            for (int i = 1; i <= both; i++) {
                levels.put(section.group(1) + "." + i, i <= first ? "1" : "2");
            }
        });
        for (String number : LEVEL_3.split(" ", -1)) {
            levels.put(number, "3");
        }
        return levels;
    }

    private static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        assertThat(lines.get(0)).isEqualTo("number,level,applies,state,how,evidence,owner");
        return lines.stream().skip(1).map(Row::parse).toList();
    }

    private static int[] places(String number) {
        return Arrays.stream(number.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static boolean isThere(String name, Set<String> classes) {
        return classes.contains(name) || isFile(name);
    }

    private static boolean isFile(String name) {
        return name.contains("/") && Files.isRegularFile(Path.of(name));
    }

    private static Set<String> classes() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.forEach(all::add);
            }
        }
        return all.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(group -> group.replace("`", ""))
                .toList();
    }
}
