package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.florscribe.clinical.caption.CaptionStream;
import org.florscribe.platform.outbound.GuardedSockets;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.shared.FormEncoding;

/** AssemblyAI's streaming interface, version 3 (protocols section 2). Each session has a token of its own; the key is in no address. */
@ApplicationScoped
class AssemblyAiCaptionStream implements CaptionStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "/v3/token?expires_in_seconds=60&max_session_duration_seconds=10800";

    /** The vendor hears six languages best with this one, and without being told which. */
    private static final String USUAL_MODEL = "u3-rt-pro";

    private static final int MOST_TERMS = 100;
    private static final int LONGEST_TERM = 50;

    private final AssemblyAiHttp http;
    private final GuardedSockets sockets;

    @Inject
    AssemblyAiCaptionStream(AssemblyAiHttp http, GuardedSockets sockets) {
        this.http = http;
        this.sockets = sockets;
    }

    @Override
    public String kind() {
        return "assemblyai";
    }

    @Override
    public Session open(EngineAccess access, Terms terms, Listener listener) {
        EngineAccess streaming = streaming(access);
        StreamingSession session = new StreamingSession(listener, sockets.threads());
        session.begin(CompletableFuture.supplyAsync(() -> token(streaming), sockets.threads())
                .thenCompose(token -> sockets.open(address(streaming, terms, token), Map.of(), session)));
        return session;
    }

    static EngineAccess streaming(EngineAccess access) {
        return access.at(EngineKind.ASSEMBLYAI.captionAddress(access.baseUrl()));
    }

    private String token(EngineAccess access) {
        String token = http.get(access, TOKEN).path("token").asText("");
        if (token.isEmpty()) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine gave no token for a session.");
        }
        return token;
    }

    static URI address(EngineAccess access, Terms terms, String token) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sample_rate", "16000");
        query.put("encoding", "pcm_s16le");
        query.put("speech_model", access.model().orElse(USUAL_MODEL));
        query.put("speaker_labels", "true");
        // people think before they go on
        query.put("min_turn_silence", "800");
        query.put("max_turn_silence", "3000");
        query.put("inactivity_timeout", "120");
        access.option(EngineOption.DOMAIN).ifPresent(domain -> query.put("domain", domain));
        List<String> expected = terms.keyTerms().stream()
                .filter(term -> term.length() <= LONGEST_TERM)
                .limit(MOST_TERMS)
                .toList();
        if (!expected.isEmpty()) {
            ArrayNode all = JSON.createArrayNode();
            expected.forEach(all::add);
            query.put("keyterms_prompt", all.toString());
        }
        query.put("token", token);
        return URI.create(access.baseUrl() + "/v3/ws?" + FormEncoding.of(query));
    }
}
