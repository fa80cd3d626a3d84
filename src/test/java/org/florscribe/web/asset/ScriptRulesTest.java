package org.florscribe.web.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that only the text of our scripts shows: words stay words, and no name from outside reaches the form of an object. */
class ScriptRulesTest {

    private static final Path WEBAPP = Path.of("webapp");

    /** Each makes markup, or a program, of text. */
    private static final Pattern MARKUP = Pattern.compile(
            "\\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|setHTML\\w*|parseHTML\\w*"
                    + "|DOMParser|eval)\\b|\\bdocument\\.write|\\bnew Function\\b|\\bjavascript:|\\bset(?:Timeout|Interval)\\(\\s*[\"'`]"
                    + "|setAttribute\\(\\s*[\"'`](?:on\\w+|href|src|style)");

    /** What a name of somebody's choice could reach the form of all objects by. */
    private static final Pattern FORMS = Pattern.compile(
            "__proto__|\\bprototype\\b|\\bsetPrototypeOf\\b|\\bObject\\.assign\\(|\\bReflect\\.set\\b|\\bfor \\((?:const|let|var) \\w+ in\\b");

    /** A value that is put where a variable says. */
    private static final Pattern PLACED =
            Pattern.compile("[\\w)\\]]\\[([^\\[\\]\"'`]+)\\]\\s*(?:=(?![=>])|\\?\\?=|\\|\\|=)");

    /** Counts of a loop, and a place in a list. */
    private static final Set<String> NUMBERS = Set.of("i", "j", "k", "at", "this.#length++");

    /** The one that reads a page of our own server anew, whose words the server has escaped. */
    private static final Map<String, Set<String>> KNOWN = Map.of("live.js", Set.of("DOMParser"));

    private interface Rule {
        List<String> faults(String source);
    }

    @Test
    void words_are_set_as_words() throws IOException {
        assertThat(inScripts(source -> found(MARKUP, source))).isEmpty();
    }

    @Test
    void what_makes_markup_of_words_is_found() {
        for (String wrong : List.of(
                "line.innerHTML = words;",
                "line.insertAdjacentHTML(\"beforeend\", words);",
                "document.write(words);",
                "setTimeout(\"go()\", 5);",
                "new DOMParser().parseFromString(words, \"text/html\")",
                "link.setAttribute(\"onclick\", words);")) {
            assertThat(found(MARKUP, wrong)).as(wrong).isNotEmpty();
        }
        assertThat(found(
                        MARKUP,
                        "line.textContent = words; setTimeout(() => go(), 5); setAttribute(\"aria-label\", words)"))
                .isEmpty();
    }

    /** A page's template is markup; what is put in where it says {@code escape="false"} would be, too. */
    @Test
    void pages_hold_no_scripts_of_their_own() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path page : files(".xhtml")) {
            found(
                            Pattern.compile(
                                    "\\bon(?:click|change|load|submit|error|input|focus|key\\w+)=|<script(?![^>]* src=)|href=\"javascript:|escape=\"false\""),
                            Files.readString(page))
                    .forEach(fault -> faults.add(page + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void no_name_from_outside_is_copied_into_an_object() throws IOException {
        assertThat(inScripts(source -> found(FORMS, source))).isEmpty();
        assertThat(inScripts(ScriptRulesTest::placedByName)).isEmpty();
    }

    @Test
    void a_name_that_is_copied_is_found() {
        assertThat(found(FORMS, "for (const name in answer) kept[name] = answer[name];"))
                .isNotEmpty();
        assertThat(found(FORMS, "Object.assign(kept, answer)")).isNotEmpty();
        assertThat(placedByName("kept[name] = answer;")).containsExactly("name");
        assertThat(placedByName("kept[left.name] ??= {};")).containsExactly("left.name");
        assertThat(placedByName("kept[i] = answer; const [option] = select.options; if (kept[name] === 1) go();"))
                .isEmpty();
    }

    private static List<String> placedByName(String source) {
        return PLACED.matcher(source)
                .results()
                .map(hit -> hit.group(1))
                .filter(name -> !NUMBERS.contains(name))
                .toList();
    }

    private static List<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(MatchResult::group).toList();
    }

    private static List<String> inScripts(Rule rule) throws IOException {
        List<String> faults = new ArrayList<>();
        List<Path> scripts = files(".js");
        assertThat(scripts).hasSizeGreaterThan(30);
        for (Path script : scripts) {
            String name = script.getFileName().toString();
            rule.faults(Files.readString(script)).stream()
                    .filter(fault -> !KNOWN.getOrDefault(name, Set.of()).contains(fault))
                    .forEach(fault -> faults.add(name + ": " + fault));
        }
        return faults;
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(it -> it.toString().endsWith(ending)).toList();
        }
    }
}
