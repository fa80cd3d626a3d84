package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that the protocol does not allow. */
final class OpenAiRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    OpenAiRefusal(int status, String code, String words) {
        super(words);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    byte[] body(SpeechDialect dialect) {
        String words = String.valueOf(getMessage());
        ObjectNode body = SpeechLine.JSON.createObjectNode();
        switch (dialect) {
            case WHISPER_CPP -> body.put("error", words);
            case SPEACHES -> body.put("detail", words);
            default -> {
                ObjectNode error = body.putObject("error");
                error.put("message", words);
                error.put("type", status == 429 ? code : "invalid_request_error");
                error.putNull("param");
                error.put("code", code);
            }
        }
        return SpeechLine.bytes(body.toString());
    }
}
