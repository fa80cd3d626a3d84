package org.florscribe.adapter.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EnginePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarsTest {

    private static final String SERVICE = "META-INF/services/" + TranscriptionEngine.class.getName();
    private static final EngineAccess ACCESS =
            new EngineAccess(new UUID(0, 1), "plugin:good", "Good", "", Optional.empty(), Optional.empty(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void each_jar_is_loaded_by_itself_and_what_cannot_be_is_named_with_its_reason() throws IOException {
        jar("a-good.jar", "Good", "\"good\"", "throw new IllegalStateException(\"the patient said\");");
        jar("b-same.jar", "Same", "\"good\"", "return null;");
        jar("c-kind.jar", "Kind", "\"No Kind\"", "return null;");
        jar("d-null.jar", "Null", "null", "return null;");
        jar("e-making.jar", "Making", "String.valueOf(1 / 0)", "return null;");
        Files.writeString(folder.resolve("f-text.jar"), "no jar");
        try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve("g-missing.jar")))) {
            entry(out, SERVICE, "nowhere.Missing".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("readme.txt"), "not looked at");

        PluginJars jars = new PluginJars(PluginJarsTest.class.getClassLoader());
        jars.addFolder(folder);
        jars.addFolder(folder.resolve("no-such-folder"));

        assertThat(jars.engines()).extracting(PluggedInEngine::kind).containsExactly("plugin:good");
        assertThat(jars.plugins())
                .extracting(EnginePlugin::file)
                .containsExactly(
                        "a-good.jar",
                        "b-same.jar",
                        "c-kind.jar",
                        "d-null.jar",
                        "e-making.jar",
                        "f-text.jar",
                        "g-missing.jar");
        assertThat(jars.plugins().get(0).fault()).isEmpty();
        assertThat(jars.plugins().stream().skip(1)).allMatch(it -> it.fault().isPresent());
        assertThat(jars.plugins().get(1).fault().orElseThrow()).contains("called good");
    }

    @Test
    void what_an_engine_throws_is_its_failure_and_quotes_nothing() throws IOException {
        jar("good.jar", "Good", "\"good\"", "throw new IllegalStateException(\"the patient said\");");
        PluginJars jars = new PluginJars(PluginJarsTest.class.getClassLoader());
        jars.addFolder(folder);

        assertThatThrownBy(() -> jars.engines().get(0).ability(ACCESS))
                .isInstanceOfSatisfying(
                        EngineFailure.class,
                        failure -> assertThat(failure.fault()).isEqualTo(EngineFault.CONFIGURATION))
                .hasMessageContaining("good")
                .hasMessageNotContaining("patient");
    }

    private void jar(String file, String name, String kind, String ability) throws IOException {
        String source = """
                package made;
                import org.florscribe.clinical.transcript.SpokenText;
                import org.florscribe.clinical.transcript.TranscriptionAbility;
                import org.florscribe.clinical.transcript.TranscriptionEngine;
                import org.florscribe.clinical.transcript.TranscriptionRequest;
                import org.florscribe.practice.engine.EngineAccess;
                public class %s implements TranscriptionEngine {
                  private final String kind = %s;
                  public String kind() { return kind; }
                  public TranscriptionAbility ability(EngineAccess access) { %s }
                  public SpokenText transcribe(EngineAccess access, TranscriptionRequest request) { return null; }
                }
                """.formatted(name, kind, ability);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        StringWriter said = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        List.of(new Source(name, source)))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
        try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            entry(out, "made/" + name + ".class", Files.readAllBytes(classes.resolve("made/" + name + ".class")));
            entry(out, SERVICE, ("made." + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///made/" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
