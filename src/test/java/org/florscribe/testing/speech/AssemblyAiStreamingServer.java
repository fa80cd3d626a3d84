package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** AssemblyAI's streaming interface, version 3, for tests: strict, over a real socket. It hears tone-coded words while they are played. */
public final class AssemblyAiStreamingServer implements AutoCloseable, SocketLine.Server {

    /** What goes wrong with a session. */
    public enum Fault {
        /** Opens and never says anything. */
        HANG,
        /** Closes with 3005 after the first audio. */
        CLOSE,
        /** Sends what is no JSON. */
        GARBAGE,
        /** The connection is gone after the first audio. */
        CUT,
        /** Says that it will end in a minute. */
        ENDS_SOON
    }

    private static final Set<String> PARAMETERS = Set.of(
            "sample_rate",
            "encoding",
            "speech_model",
            "keyterms_prompt",
            "prompt",
            "speaker_labels",
            "max_speakers",
            "min_turn_silence",
            "max_turn_silence",
            "inactivity_timeout",
            "domain",
            "token");

    private final SocketLine line;
    private final Clock clock;
    private final String key;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<StreamingHearing> sessions = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());

    private AssemblyAiStreamingServer(Clock clock, String key) {
        this.clock = clock;
        this.key = key;
        line = new SocketLine(this);
    }

    public static AssemblyAiStreamingServer start(String key) {
        return new AssemblyAiStreamingServer(Clock.systemUTC(), key);
    }

    /** @param clock by which audio that comes too fast is judged */
    public static AssemblyAiStreamingServer start(String key, Clock clock) {
        return new AssemblyAiStreamingServer(clock, key);
    }

    public String baseUrl() {
        return line.origin();
    }

    /** Of the next sessions, one each. */
    public AssemblyAiStreamingServer withNext(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** Every session that is open ends without a word. */
    public void cut() {
        line.cut();
    }

    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Sessions that were opened, in order. */
    public List<StreamingHearing> sessions() {
        return List.copyOf(sessions);
    }

    @Override
    public SocketLine.Reply answer(SocketLine.Request request) {
        if (request.path().equals("/v3/token")) {
            return token(request);
        }
        if (!request.path().equals("/v3/ws")
                || !"websocket".equalsIgnoreCase(request.headers().get("upgrade"))) {
            return refuse(404, "Not found");
        }
        return new SocketLine.Reply(101, "");
    }

    private SocketLine.Reply token(SocketLine.Request request) {
        if (!key.equals(request.headers().get("authorization"))) {
            return refuse(401, "Unauthorized");
        }
        if (!isBetween(request.one("expires_in_seconds"), 1, 600)
                || !isBetween(request.one("max_session_duration_seconds"), 60, 10_800)) {
            return refuse(400, "expires_in_seconds is 1..600, max_session_duration_seconds 60..10800");
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return new SocketLine.Reply(200, "{\"token\":\"" + token + "\",\"expires_in_seconds\":60}");
    }

    private static boolean isBetween(Optional<String> number, int least, int most) {
        return number.filter(it -> it.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(it -> least <= it && it <= most)
                .isPresent();
    }

    private SocketLine.Reply refuse(int status, String words) {
        refusals.add(status + " " + words);
        return new SocketLine.Reply(status, "{\"error\":\"" + words + "\"}");
    }

    @Override
    public void serve(SocketLine.Request request, Socket socket) throws IOException {
        Optional<String> fault = fault(request);
        if (fault.isPresent()) {
            refuse(socket, 1008, fault.get());
            return;
        }
        Optional<Fault> spoilt;
        synchronized (faults) {
            spoilt = faults.isEmpty() ? Optional.empty() : Optional.of(faults.remove(0));
        }
        StreamingHearing session = new StreamingHearing(request.query(), clock);
        sessions.add(session);
        if (spoilt.filter(it -> it == Fault.HANG).isEmpty()) {
            long left = spoilt.filter(it -> it == Fault.ENDS_SOON).isPresent() ? 61 : 10_800;
            socket.text("{\"type\":\"Begin\",\"id\":\"" + UUID.randomUUID() + "\",\"expires_at\":"
                    + (clock.instant().getEpochSecond() + left) + "}");
        }
        try {
            listen(socket, session, spoilt);
        } catch (EOFException gone) {
            session.closed();
        }
    }

    private Optional<String> fault(SocketLine.Request request) {
        Map<String, List<String>> query = request.query();
        if (!request.one("token").map(tokens::remove).orElse(false)) {
            return Optional.of("Unauthorized: missing or spent token");
        }
        if (!PARAMETERS.containsAll(query.keySet())) {
            return Optional.of("unknown parameter");
        }
        if (query.values().stream().anyMatch(all -> all.size() > 1)) {
            return Optional.of("a parameter is there twice");
        }
        if (!request.one("sample_rate").equals(Optional.of("16000"))
                || request.one("speech_model").isEmpty()) {
            return Optional.of("sample_rate or speech_model");
        }
        return request.one("keyterms_prompt").filter(it -> !isTerms(it)).map(it -> "keyterms_prompt");
    }

    private static boolean isTerms(String json) {
        try {
            JsonNode terms = SpeechLine.JSON.readTree(json);
            return terms.isArray() && terms.size() <= 100;
        } catch (IOException e) {
            return false;
        }
    }

    private void listen(Socket socket, StreamingHearing session, Optional<Fault> spoilt) throws IOException {
        while (true) {
            Socket.Message message = socket.next();
            if (message.isText()) {
                JsonNode said = SpeechLine.JSON.readTree(message.bytes());
                if (!said.path("type").asText().equals("Terminate")) {
                    refuse(socket, 3006, "Invalid message type");
                    return;
                }
                for (String turn : session.terminated()) {
                    socket.text(turn);
                }
                socket.close(1000, "");
                return;
            }
            Optional<String> refusal = session.take(message.bytes());
            if (refusal.isPresent()) {
                refuse(socket, 3007, refusal.get());
                return;
            }
            if (spoilt.filter(it -> it != Fault.ENDS_SOON).isPresent()) {
                spoil(socket, spoilt.get());
            } else {
                for (String turn : session.turns()) {
                    socket.text(turn);
                }
            }
        }
    }

    private static void spoil(Socket socket, Fault fault) throws IOException {
        switch (fault) {
            case CLOSE -> {
                socket.close(3005, "Server error");
                throw new EOFException("closed");
            }
            case GARBAGE -> socket.text("{\"type\":\"Turn\",,");
            case CUT -> {
                socket.close();
                throw new EOFException("cut");
            }
            default -> {}
        }
    }

    private void refuse(Socket socket, int code, String words) throws IOException {
        refusals.add(code + " " + words);
        socket.close(code, words);
    }

    @Override
    public void close() {
        line.close();
    }
}
