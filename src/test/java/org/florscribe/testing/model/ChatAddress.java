package org.florscribe.testing.model;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;

/** Where a server is reached and what it wants to see before it reads. */
final class ChatAddress {

    private final ChatKind kind;
    private final boolean unified;
    private final Set<String> models;
    private final String key;

    ChatAddress(ChatKind kind, boolean unified, Set<String> models, String key) {
        this.kind = kind;
        this.unified = unified;
        this.models = models;
        this.key = key;
    }

    /** @return whether the address names the model */
    boolean require(HttpExchange exchange) throws ChatRefusal {
        key(exchange);
        boolean named = path(exchange);
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.matches("application/json(;.*)?")) {
            throw new ChatRefusal(415, "unsupported_media_type", null, "Send application/json");
        }
        return named;
    }

    private void key(HttpExchange exchange) throws ChatRefusal {
        String header = kind == ChatKind.AZURE ? "api-key" : "Authorization";
        String wanted = kind == ChatKind.AZURE ? key : "Bearer " + key;
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst(header));
        if (key.isEmpty() ? kind.isVendor() && sent.equals("null") : !sent.equals(wanted)) {
            throw new ChatRefusal(401, "invalid_api_key", null, "Incorrect API key provided");
        }
        String other = kind == ChatKind.AZURE ? "Authorization" : "api-key";
        if (exchange.getRequestHeaders().containsKey(other)) {
            throw new ChatRefusal(401, "invalid_api_key", null, "A key in a header of another vendor");
        }
    }

    private boolean path(HttpExchange exchange) throws ChatRefusal {
        String path = exchange.getRequestURI().getPath();
        boolean deployment = kind == ChatKind.AZURE && !unified;
        boolean known = deployment
                ? path.matches("/openai/deployments/[^/]+/chat/completions")
                : path.equals((kind == ChatKind.AZURE ? "/openai/v1" : "/v1") + "/chat/completions");
        if (!known || !exchange.getRequestMethod().equals("POST")) {
            throw new ChatRefusal(404, "not_found", null, "Invalid URL");
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (deployment && !query.matches("api-version=\\d{4}-\\d\\d-\\d\\d(-preview)?")) {
            throw new ChatRefusal(404, "404", null, "Resource not found");
        }
        if (deployment && !models.isEmpty() && !models.contains(path.split("/", -1)[3])) {
            throw new ChatRefusal(
                    404, "DeploymentNotFound", null, "The API deployment for this resource does not exist");
        }
        return deployment;
    }
}
