package org.florscribe.api.description;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page at /api: every call, readable without script. */
final class ReferencePage {

    private final StringBuilder html = new StringBuilder();

    private ReferencePage() {}

    static String of(ApiDescription description, Map<String, Object> document) {
        ReferencePage page = new ReferencePage();
        page.write(description, document);
        return page.html.toString();
    }

    private void write(ApiDescription description, Map<String, Object> document) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<title>FlorScribe API</title>\n<link rel=\"stylesheet\" href=\"/openapi/reference.css\">\n</head>\n<body>\n")
                .append("<main>\n<h1>FlorScribe API, version 1</h1>\n<p>")
                .append(escaped(Tree.at(document, "info", "description").toString()))
                .append("</p>\n<p>All addresses are below <code>/api/v1</code>. For programs: ")
                .append(
                        "<a href=\"/openapi/openapi.json\">OpenAPI as JSON</a>, <a href=\"/openapi/openapi.yaml\">as YAML</a>.</p>\n");
        html.append("<nav aria-label=\"Calls\"><ul>\n");
        for (ApiCall call : description.calls()) {
            html.append("<li><a href=\"#").append(escaped(call.id())).append("\"><code>");
            html.append(call.method()).append(' ').append(escaped(call.path())).append("</code></a></li>\n");
        }
        html.append("</ul></nav>\n");
        description.calls().forEach(call -> call(description, call, document));
        html.append("<h2>Bodies</h2>\n");
        Tree.map(document, "components", "schemas").forEach(this::schema);
        html.append("</main>\n</body>\n</html>\n");
    }

    private void call(ApiDescription description, ApiCall call, Map<String, Object> document) {
        html.append("<section id=\"")
                .append(escaped(call.id()))
                .append("\">\n<h2><code>")
                .append(call.method())
                .append(' ')
                .append(escaped(call.path()))
                .append("</code></h2>\n<p>")
                .append(escaped(description.summary(call).orElse("")))
                .append("</p>\n");
        description
                .access(call)
                .ifPresent(access -> html.append("<p>For ")
                        .append(escaped(String.join(", ", access.roles())))
                        .append(access.scope()
                                .map(scope -> "; scope <code>" + escaped(scope) + "</code>")
                                .orElse(""))
                        .append(".</p>\n"));
        Map<String, Object> operation =
                Tree.map(document, "paths", call.path(), call.method().toLowerCase(Locale.ROOT));
        if (!call.parameters().isEmpty()) {
            html.append("<table>\n<caption>Parameters</caption>\n<tr><th>Name</th><th>In</th><th>Form</th></tr>\n");
            for (Object given : Tree.list(operation, "parameters")) {
                row(Tree.at(given, "name").toString(), Tree.at(given, "in").toString(), form(Tree.at(given, "schema")));
            }
            html.append("</table>\n");
        }
        Tree.find(operation, "requestBody")
                .ifPresent(body -> html.append("<p>Takes ")
                        .append(escaped(forms(Tree.map(body, "content"))))
                        .append(". ")
                        .append(escaped(Tree.at(body, "description").toString()))
                        .append("</p>\n"));
        html.append("<table>\n<caption>Answers</caption>\n<tr><th>Status</th><th>Body</th><th></th></tr>\n");
        Tree.map(operation, "responses")
                .forEach((status, answer) -> row(
                        status,
                        Tree.find(answer, "content")
                                .map(content -> forms(Tree.map(content)))
                                .orElse(""),
                        Tree.at(answer, "description").toString()));
        html.append("</table>\n</section>\n");
    }

    private void schema(String name, Object schema) {
        html.append("<section id=\"body-").append(escaped(name)).append("\">\n<h3>");
        html.append(escaped(name)).append("</h3>\n<table>\n<tr><th>Field</th><th>Form</th><th></th></tr>\n");
        Object required = Tree.find(schema, "required").orElse(List.of());
        Tree.map(schema, "properties")
                .forEach((field, form) ->
                        row(field, form(form), ((List<?>) required).contains(field) ? "always there" : ""));
        html.append("</table>\n</section>\n");
    }

    private static String forms(Map<String, Object> content) {
        StringBuilder text = new StringBuilder();
        content.forEach((media, inner) -> text.append(text.isEmpty() ? "" : ", ")
                .append(media)
                .append(' ')
                .append(form(Tree.at(inner, "schema"))));
        return text.toString();
    }

    /** A schema in a few words. */
    private static String form(Object schema) {
        Optional<Object> ref = Tree.find(schema, "$ref");
        if (ref.isPresent()) {
            return ref.get().toString().replaceAll(".*/", "");
        }
        if (Tree.find(schema, "anyOf").isPresent()) {
            return form(Tree.list(schema, "anyOf").get(0)) + " or null";
        }
        if (Tree.find(schema, "enum").isPresent()) {
            return String.join(
                    " | ",
                    Tree.list(schema, "enum").stream().map(Object::toString).toList());
        }
        Object type = Tree.find(schema, "type").orElse("any");
        if (type.equals("array")) {
            return "list of " + form(Tree.at(schema, "items"));
        }
        Optional<Object> items = Tree.find(schema, "properties").flatMap(fields -> Tree.find(fields, "items"));
        if (items.isPresent()) {
            return "items: " + form(items.get()) + ", next";
        }
        return Tree.find(schema, "format").orElse(type).toString();
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(escaped(cell)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
