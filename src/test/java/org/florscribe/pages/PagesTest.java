package org.florscribe.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in pages that would otherwise only show when the page is opened. */
class PagesTest {

    private static final Path WEBAPP = Path.of("webapp");
    private static final Path BUNDLES = Path.of("src/main/resources/org/florscribe/i18n");

    private final List<String> mistakes = new ArrayList<>();

    @Test
    void every_tag_expression_word_and_address_of_every_page_leads_somewhere() throws Exception {
        new PageCheck(WEBAPP, beans(), messages("Messages.properties"), mistakes).checkAll();

        assertThat(mistakes).isEmpty();
    }

    @Test
    void beans_lead_to_pages_that_exist() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/florscribe/web"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                PageCheck.pagesNamedIn(Files.readString(source)).stream()
                        .filter(page -> !Files.exists(WEBAPP.resolve(page.substring(1))))
                        .forEach(page -> mistakes.add(source + " no such page: " + page));
            }
        }

        assertThat(mistakes).isEmpty();
    }

    @Test
    void every_language_has_every_message() throws IOException {
        Set<String> all = messages("Messages.properties");
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            for (Path bundle : bundles.toList()) {
                assertThat(messages(bundle.getFileName().toString()))
                        .as(bundle.toString())
                        .containsExactlyInAnyOrderElementsOf(all);
            }
        }
    }

    @Test
    void a_planted_typo_is_found(@TempDir Path webapp) throws Exception {
        Files.createDirectories(webapp.resolve("WEB-INF"));
        Files.copy(WEBAPP.resolve("WEB-INF/flor.taglib.xml"), webapp.resolve("WEB-INF/flor.taglib.xml"));
        Files.writeString(webapp.resolve("typo.xhtml"), """
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:ui="jakarta.faces.facelets" xmlns:flor="urn:florscribe:tags">
                  <h:outputText valeu="#{formBean.refused}"/>
                  <h:outptuText value="#{formBean.refused}"/>
                  <flor:icon nmae="check"/>
                  <p>#{formBean.refusde}</p>
                  <p>#{fromBean.refused}</p>
                  <p>#{msg['app.naem']}</p>
                  <ui:repeat var="error" value="#{formBean.errors}"><p>#{error.wrods()}</p></ui:repeat>
                  <a href="/app/toady.xhtml">#{msg['app.name']}</a>
                  <p>#{formBean.refused</p>
                  <p>Untranslated</p>
                </html>
                """);

        new PageCheck(webapp, beans(), messages("Messages.properties"), mistakes).checkAll();

        assertThat(mistakes)
                .extracting(mistake -> mistake.substring("typo.xhtml:".length()))
                .contains(
                        "2 no such attribute of outputText: valeu",
                        "3 no such tag: outptuText",
                        "4 no such attribute of icon: nmae",
                        "5 FormBean has no refusde",
                        "6 nothing is called fromBean",
                        "7 no such message: app.naem",
                        "8 FieldProblem has no wrods(…)",
                        "9 no such page: /app/toady.xhtml",
                        "10 not an expression: #{formBean.refused",
                        "11 untranslatable text: Untranslated");
    }

    private static Map<String, Class<?>> beans() {
        return new ClassFileImporter()
                .importPackages("org.florscribe.web").stream()
                        .filter(type -> type.isAnnotatedWith(Named.class))
                        .collect(Collectors.toMap(PagesTest::nameOf, JavaClass::reflect));
    }

    private static String nameOf(JavaClass bean) {
        return Character.toLowerCase(bean.getSimpleName().charAt(0))
                + bean.getSimpleName().substring(1);
    }

    private static Set<String> messages(String bundle) throws IOException {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLES.resolve(bundle), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return messages.stringPropertyNames();
    }
}
