package org.florscribe.web.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private static final Path SCRIPTS = Path.of("webapp/resources/florscribe/js");

    @Test
    void what_is_imported_stands_before_what_imports_it_and_only_once() {
        Map<String, String> sources = Map.of(
                "page.js", "import { start as startOne } from \"./one.js\";\nimport \"./say.js\";\nstartOne();\n",
                "one.js", "import { say } from \"./say.js\";\nexport function start() {\n  say(1);\n}\n",
                "say.js", "export async function say(what) {\n  await what;\n}\n");

        assertThat(Modules.bundle("page.js", sources::get)).isEqualTo("""
                const $say = (() => {
                async function say(what) {
                  await what;
                }
                return { say };
                })();
                const $one = (() => {
                const { say } = $say;
                function start() {
                  say(1);
                }
                return { start };
                })();
                const $page = (() => {
                const { start: startOne } = $one;

                startOne();
                return {  };
                })();
                """);
    }

    @Test
    void scripts_that_need_each_other_are_refused() {
        Map<String, String> sources = Map.of("a.js", "import \"./b.js\";\n", "b.js", "import \"./a.js\";\n");

        assertThatThrownBy(() -> Modules.bundle("a.js", sources::get)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_form_of_import_it_does_not_know_is_refused() {
        Map<String, String> sources = Map.of("a.js", "import all from \"./b.js\";\n");

        assertThatThrownBy(() -> Modules.bundle("a.js", sources::get)).hasMessageContaining("import all");
    }

    @Test
    void all_our_scripts_can_be_put_together() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            List<String> names =
                    files.map(Path::getFileName).map(Path::toString).toList();

            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Modules.bundle(name, ModulesTest::source))
                            .doesNotContain("\nimport ")
                            .doesNotContain("\nexport "));
        }
    }

    private static String source(String name) {
        try {
            return Files.readString(SCRIPTS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
