package org.florscribe.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.florscribe.testing.RunningProduct;

/**
 * A call as the served description has it.
 *
 * @param path below /api/v1, with its parameters in braces
 * @param slots where an id goes: {@code path:id}, {@code query:patientId}, {@code body:patientId}
 * @param forms media types that its success comes in
 * @param body whether it takes one
 * @param roles who may make it; {@code everybody} for whoever is signed in, nobody for what is open
 * @param scope what a token has to be given for; empty where none is needed
 */
record Operation(
        String method,
        String path,
        Set<String> slots,
        List<String> forms,
        boolean body,
        List<String> roles,
        String scope) {

    /** The served description. */
    static JsonNode document(RunningProduct product) {
        try {
            return new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(product.baseUrl().resolve("/openapi/openapi.json"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<Operation> allOf(RunningProduct product) {
        JsonNode document = document(product);
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                all.add(read(operation.getKey(), path.getKey(), operation.getValue(), document))));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    /** The first part of the path, which says what an id under it is the id of. */
    String root() {
        return path.split("/", -1)[1];
    }

    boolean isOpen() {
        return Set.of("auth", "setup", "invitations").contains(root());
    }

    private static Operation read(String method, String path, JsonNode operation, JsonNode document) {
        Set<String> slots = new TreeSet<>();
        for (JsonNode parameter : operation.get("parameters")) {
            String in = parameter.get("in").asText();
            if (in.equals("path") || (in.equals("query") && isId(parameter.get("schema")))) {
                slots.add(in + ":" + parameter.get("name").asText());
            }
        }
        JsonNode content = operation.path("requestBody").path("content");
        content.forEach(form -> inBody("body:", form.get("schema"), document, slots, 0));
        List<String> forms = new ArrayList<>();
        operation.get("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response ->
                        response.getValue().path("content").fieldNames().forEachRemaining(forms::add));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                slots,
                forms.isEmpty() ? List.of("*/*") : forms,
                !content.isEmpty(),
                texts(operation.path("x-roles")),
                String.join(" ", texts(operation.at("/security/0/bearer"))));
    }

    private static void inBody(String at, JsonNode schema, JsonNode document, Set<String> slots, int depth) {
        if (depth > 8) {
            return;
        }
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            inBody(at, document.at("/components/schemas/" + name), document, slots, depth + 1);
        }
        schema.path("anyOf").forEach(choice -> inBody(at, choice, document, slots, depth + 1));
        if (schema.has("items")) {
            inBody(at, schema.get("items"), document, slots, depth + 1);
        }
        schema.path("properties").properties().forEach(property -> {
            if (isId(property.getValue())) {
                slots.add(at + property.getKey());
            } else {
                inBody(at, property.getValue(), document, slots, depth + 1);
            }
        });
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static boolean isId(JsonNode schema) {
        if (schema.path("format").asText().equals("uuid")) {
            return true;
        }
        for (JsonNode choice : schema.path("anyOf")) {
            if (isId(choice)) {
                return true;
            }
        }
        return schema.has("items") && isId(schema.get("items"));
    }
}
