package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.florscribe.testing.FaultyServer;

/** The loopback line a speech server answers on, and the faults that may lie on it. */
final class SpeechLine implements AutoCloseable {

    static final ObjectMapper JSON = FaultyServer.JSON;

    private final FaultyServer<SpeechFault> server;

    SpeechLine(HttpHandler handler) {
        server = new FaultyServer<>(handler);
    }

    String origin() {
        return server.origin();
    }

    int calls() {
        return server.calls();
    }

    void withNext(SpeechFault... faults) {
        server.withNext(List.of(faults));
    }

    void always(Optional<SpeechFault> fault) {
        server.always(fault);
    }

    Optional<SpeechFault> takeFault() {
        return server.takeFault();
    }

    /** Connections are refused from now on. */
    void hangUp() {
        server.hangUp();
    }

    void listenAgain() {
        server.listenAgain();
    }

    void letGo() {
        server.letGo();
    }

    static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        FaultyServer.answer(exchange, status, body);
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        FaultyServer.answer(exchange, status, body);
    }

    /** A good answer, in the way of the fault. */
    void spoil(HttpExchange exchange, SpeechFault fault, byte[] good) throws IOException {
        switch (fault) {
            case HANG -> server.hang(exchange);
            case HALF_ANSWER -> server.half(exchange, good);
            case SLOW_DRIP -> server.drip(exchange, good);
            case MALFORMED_JSON -> answer(exchange, 200, Arrays.copyOf(good, good.length - 1));
            default -> answer(exchange, 200, good);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
