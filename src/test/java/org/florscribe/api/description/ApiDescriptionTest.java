package org.florscribe.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Scope;
import org.junit.jupiter.api.Test;

/** The description has every call, parameter and field, because it is made from them; these tests hold the words to the same. */
class ApiDescriptionTest {

    private final Properties words = ApiReference.words();
    private final ApiDescription description = new ApiDescription(ApiCall.of(resources()), words);
    private final Map<String, Object> document = description.document();

    @Test
    void every_call_says_what_it_is_for() {
        assertThat(description.calls())
                .allSatisfy(call -> assertThat(description.summary(call))
                        .as("%s: a line in calls.properties", call.key())
                        .isPresent());
    }

    /** AccessMatrixIT holds the lines to what the product does. */
    @Test
    void every_call_says_who_may_make_it() {
        Set<String> roles = Role.ofPersons().stream().map(Role::name).collect(Collectors.toSet());
        assertThat(description.calls()).allSatisfy(call -> {
            assertThat(description.access(call).isPresent())
                    .as("%s.access in calls.properties: roles | scope", call.key())
                    .isNotEqualTo(description.isOpen(call));
            description.access(call).ifPresent(access -> {
                assertThat(access.roles())
                        .as(call.key())
                        .allMatch(role -> role.equals("everybody") || roles.contains(role));
                assertThat(access.scope().stream())
                        .as(call.key())
                        .allMatch(scope -> Scope.find(scope).isPresent());
            });
        });
    }

    @Test
    void no_words_are_left_of_calls_that_are_gone() {
        Set<String> calls = description.calls().stream().map(ApiCall::key).collect(Collectors.toSet());
        assertThat(words.stringPropertyNames().stream()
                        .filter(key -> key.matches("[A-Z]+/.*"))
                        .map(key -> key.replaceAll("\\.(answer|refusals|access)$", "")))
                .allSatisfy(key -> assertThat(calls).contains(key));
    }

    @Test
    void an_answer_that_the_method_does_not_name_is_named_in_words() {
        for (ApiCall call : description.calls()) {
            if (call.answersFreely() && call.produces().stream().anyMatch(type -> type.contains("json"))) {
                String answer = description.answerWords(call).orElse("");
                assertThat(answer)
                        .as("%s.answer in calls.properties", call.key())
                        .matches("2\\d\\d( .+)?");
                if (answer.contains(" ")) {
                    assertThat(description.named(call, answer.substring(4)))
                            .as("%s: type %s", call.key(), answer.substring(4))
                            .isPresent();
                }
            }
        }
    }

    @Test
    void path_parameters_are_all_taken() {
        for (ApiCall call : description.calls()) {
            List<String> inPath = Stream.of(call.path().split("/", -1))
                    .filter(part -> part.startsWith("{"))
                    .map(part -> part.substring(1, part.length() - 1))
                    .toList();
            assertThat(call.parameters().stream()
                            .filter(given -> given.in().equals("path"))
                            .map(ApiCall.Given::name))
                    .as(call.key())
                    .containsExactlyInAnyOrderElementsOf(inPath);
        }
    }

    @Test
    void bodies_have_their_fields() {
        Map<String, Object> schemas = Tree.map(document, "components", "schemas");
        assertThat(Tree.map(schemas, "AuditLine", "properties"))
                .containsKeys("id", "occurredAt", "actorName", "patientId");
        assertThat(schemas).containsKey("Problem");
    }

    @Test
    void the_other_two_forms_say_the_same() {
        String yaml = YamlText.of(document);
        String page = ReferencePage.of(description, document);
        for (ApiCall call : description.calls()) {
            assertThat(yaml).contains(call.path());
            assertThat(page).contains(call.path());
        }
        assertThat(page).doesNotContain("<script").doesNotContain("style=");
    }

    private static Stream<Class<?>> resources() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.florscribe.api")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .<Class<?>>map(JavaClass::reflect);
    }
}
