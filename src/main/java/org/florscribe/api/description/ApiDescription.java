package org.florscribe.api.description;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.body.BodyLimit;
import org.florscribe.api.problem.Problem;
import org.florscribe.shared.PageRequest;

/** The OpenAPI 3.1 document of all calls, and the calls that calls.properties says nothing about. */
final class ApiDescription {

    private static final List<String> OPEN = List.of("/auth/", "/setup", "/invitations/");

    private final List<ApiCall> calls;
    private final Properties words;
    private final Schemas schemas = new Schemas();

    ApiDescription(List<ApiCall> calls, Properties words) {
        this.calls = List.copyOf(calls);
        this.words = words;
    }

    List<ApiCall> calls() {
        return calls;
    }

    /** What a call is for, in a sentence. */
    Optional<String> summary(ApiCall call) {
        return Optional.ofNullable(words.getProperty(call.key()));
    }

    /** The rules of its own that it may refuse by, besides the usual ones. */
    List<String> slugs(ApiCall call) {
        return Arrays.stream(words.getProperty(call.key() + ".refusals", "").split(",", -1))
                .map(String::strip)
                .filter(slug -> !slug.isEmpty())
                .toList();
    }

    /** The status of success and, for JSON, the type of the body: {@code 201 PatientBody}. */
    Optional<String> answerWords(ApiCall call) {
        return Optional.ofNullable(words.getProperty(call.key() + ".answer"));
    }

    /** Who may make it; empty for what is open to anybody, and for a call whose line is missing. */
    Optional<CallAccess> access(ApiCall call) {
        return Optional.ofNullable(words.getProperty(call.key() + ".access")).map(CallAccess::parse);
    }

    boolean isOpen(ApiCall call) {
        return OPEN.stream().anyMatch(call.path()::startsWith);
    }

    Map<String, Object> document() {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (ApiCall call : calls) {
            paths.computeIfAbsent(call.path(), path -> new LinkedHashMap<>())
                    .merge(call.method().toLowerCase(Locale.ROOT), operation(call), ApiDescription::together);
        }
        schemas.of(Problem.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "FlorScribe",
                        "version", "1",
                        "description", String.valueOf(words.getProperty("about"))));
        document.put("servers", List.of(Map.of("url", "/api/v1")));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas", schemas.components(),
                        "securitySchemes",
                                Map.of("bearer", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))));
        return document;
    }

    private Map<String, Object> operation(ApiCall call) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", call.id());
        operation.put("tags", List.of(call.path().replaceFirst("^/", "").replaceFirst("/.*", "")));
        operation.put("summary", summary(call).orElse(""));
        if (isOpen(call)) {
            operation.put("security", List.of());
        }
        access(call).ifPresent(access -> {
            operation.put(
                    "security",
                    List.of(Map.of("bearer", access.scope().map(List::of).orElse(List.of()))));
            operation.put("x-roles", access.roles());
        });
        List<Object> parameters = new ArrayList<>();
        call.parameters().forEach(given -> parameters.add(parameter(given)));
        if (!call.method().equals("GET") && !isOpen(call)) {
            parameters.add(Map.of(
                    "name", "Idempotency-Key",
                    "in", "header",
                    "description", "The same key with the same body within 24 hours gets the same answer.",
                    "schema", Map.of("type", "string", "minLength", 1, "maxLength", 255)));
        }
        operation.put("parameters", parameters);
        call.body().ifPresent(body -> operation.put("requestBody", requestBody(call, body)));
        operation.put("responses", responses(call));
        return operation;
    }

    private Map<String, Object> parameter(ApiCall.Given given) {
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(given.type()));
        if (given.name().equals("limit")) {
            schema.put("minimum", 1);
            schema.put("maximum", PageRequest.MAX_LIMIT);
            schema.put("default", PageRequest.DEFAULT_LIMIT);
        }
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", given.name());
        parameter.put("in", given.in());
        parameter.put("required", given.in().equals("path") || given.name().equals("If-Match"));
        String meaning = words.getProperty("parameter." + given.name());
        if (meaning != null) {
            parameter.put("description", meaning);
        }
        parameter.put("schema", schema);
        return parameter;
    }

    private Map<String, Object> requestBody(ApiCall call, Type body) {
        Map<String, Object> content = new LinkedHashMap<>();
        call.consumes().forEach(type -> content.put(type, Map.of("schema", schemas.of(body))));
        return Map.of(
                "required",
                true,
                "description",
                "At most " + call.limit() / 1_000_000 + " MB"
                        + (call.limit() == BodyLimit.USUAL ? "; no unknown field." : "."),
                "content",
                content);
    }

    private Map<String, Object> responses(ApiCall call) {
        Map<String, Object> responses = new TreeMap<>();
        String[] answer = answerWords(call)
                .orElse(call.answer().isPresent() ? "200" : "204")
                .split(" ", 2);
        Optional<Type> type = call.answer().or(() -> answer.length < 2 ? Optional.empty() : named(call, answer[1]));
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", "Done");
        boolean hasBody = type.isPresent()
                || (call.answersFreely() && !Set.of("202", "204").contains(answer[0]));
        if (hasBody) {
            Map<String, Object> content = new LinkedHashMap<>();
            Map<String, Object> list = answer.length == 2 && answer[1].startsWith("ListAnswer<")
                    ? listOf(call, answer[1])
                    : type.map(schemas::of).orElse(Map.of());
            call.produces()
                    .forEach(media -> content.put(
                            media, Map.of("schema", media.contains("json") ? list : Map.of("type", "string"))));
            success.put("content", content);
        }
        responses.put(answer[0], success);
        refusals(call).forEach((status, slugs) -> responses.put(status, problem(slugs)));
        return responses;
    }

    private Map<String, Object> listOf(ApiCall call, String words) {
        String item = words.replaceAll("ListAnswer<(.*)>", "$1");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "items",
                Map.of(
                        "type",
                        "array",
                        "items",
                        named(call, item).map(schemas::of).orElse(Map.of())));
        properties.put("next", Map.of("type", List.of("string", "null")));
        return Map.of("type", "object", "properties", properties, "required", List.of("items", "next"));
    }

    /** The type of this name beside the call's resource: nested in it, or in the same package; Outer.Inner is found too. */
    Optional<Type> named(ApiCall call, String name) {
        if (name.startsWith("ListAnswer<")) {
            return named(call, name.replaceAll("ListAnswer<(.*)>", "$1")).map(item -> ListAnswer.class);
        }
        String nested = name.replace('.', '$');
        return Stream.of(
                        call.resource().getName() + "$" + nested,
                        call.resource().getPackageName() + "." + nested)
                .<Optional<Type>>map(binary -> {
                    try {
                        return Optional.of(
                                Class.forName(binary, false, call.resource().getClassLoader()));
                    } catch (ClassNotFoundException e) {
                        return Optional.empty();
                    }
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Status and slugs of what can go wrong. */
    Map<String, String> refusals(ApiCall call) {
        Map<String, String> refusals = new TreeMap<>();
        boolean changes = !call.method().equals("GET");
        boolean takesVersion =
                call.parameters().stream().anyMatch(given -> given.name().equals("If-Match"));
        if (call.body().isPresent()
                || call.parameters().stream().anyMatch(given -> given.in().equals("query"))) {
            refusals.put("400", "invalid-input");
        }
        if (!isOpen(call)) {
            refusals.put("401", "not-signed-in");
            refusals.put("403", "forbidden, insufficient-scope");
        }
        if (call.parameters().stream().anyMatch(given -> given.in().equals("path"))) {
            refusals.put("404", "not-found");
        }
        if (call.body().isPresent()) {
            refusals.put("413", "body-too-large");
            refusals.put("415", "unsupported-media-type");
        }
        if (changes && !isOpen(call)) {
            refusals.put("409", "request-in-progress");
            refusals.put("422", "idempotency-key-reused");
        }
        if (takesVersion) {
            refusals.put("412", "stale-version");
            refusals.put("428", "precondition-required");
        }
        refusals.put("429", "too-many-attempts");
        refusals.put("500", "unexpected");
        refusals.put("503", "unavailable");
        for (String slug : slugs(call)) {
            String[] parts = slug.split(" ", 2);
            String status = parts.length == 2 ? parts[0] : "409";
            refusals.merge(status, parts[parts.length - 1], (before, now) -> before + ", " + now);
        }
        return refusals;
    }

    private static Map<String, Object> problem(String slugs) {
        return Map.of(
                "description",
                Arrays.stream(slugs.split(", ", -1))
                        .map(slug -> "/problems/" + slug)
                        .collect(Collectors.joining(", ")),
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    }

    /** Two methods of one call give it in two forms; the answers are put side by side. */
    private static Object together(Object first, Object second) {
        Map<String, Object> merged = new LinkedHashMap<>(Tree.map(first));
        Map<String, Object> responses = new TreeMap<>(Tree.map(first, "responses"));
        Tree.map(second, "responses")
                .forEach((status, response) -> responses.merge(status, response, ApiDescription::withContentOfBoth));
        merged.put("responses", responses);
        return merged;
    }

    private static Object withContentOfBoth(Object before, Object now) {
        Map<String, Object> both = new LinkedHashMap<>(Tree.map(before));
        Map<String, Object> content = new LinkedHashMap<>();
        Tree.find(before, "content").ifPresent(forms -> content.putAll(Tree.map(forms)));
        Tree.find(now, "content").ifPresent(forms -> content.putAll(Tree.map(forms)));
        if (!content.isEmpty()) {
            both.put("content", content);
        }
        return both;
    }
}
