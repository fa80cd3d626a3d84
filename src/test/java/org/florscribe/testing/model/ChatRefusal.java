package org.florscribe.testing.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.florscribe.testing.FaultyServer;
import org.jspecify.annotations.Nullable;

/** A request that the protocol does not allow. */
final class ChatRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String param;
    private final String code;

    ChatRefusal(int status, String code, @Nullable String param, String words) {
        super(words);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    static ChatRefusal bad(String param, String words) {
        return new ChatRefusal(400, "invalid_request_error", param, words);
    }

    int status() {
        return status;
    }

    byte[] body(ChatKind kind) {
        String words = String.valueOf(getMessage());
        ObjectNode body = FaultyServer.JSON.createObjectNode();
        ObjectNode error = body.putObject("error");
        error.put("message", words);
        if (kind == ChatKind.LLAMA_CPP) {
            error.put("type", code).put("code", status);
        } else {
            error.put("type", status == 429 ? code : "invalid_request_error");
            error.put("param", param);
            error.put("code", code);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
