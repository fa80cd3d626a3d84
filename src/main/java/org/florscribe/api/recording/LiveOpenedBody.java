package org.florscribe.api.recording;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveOpening;
import org.florscribe.clinical.recording.LiveStream;
import org.florscribe.clinical.recording.OpenedRecording;
import org.florscribe.practice.identity.SecretToken;

/**
 * What is needed to connect: {@code webSocketPath?ticket=…}, once.
 *
 * @param bufferKey 32 bytes in base64, for what is not sent yet
 * @param resumeToken asks for tickets without a session; told when the recording is opened or another one is asked for
 */
public record LiveOpenedBody(
        UUID recordingId,
        String ticket,
        String webSocketPath,
        long expiresInSeconds,
        String bufferKey,
        Optional<String> resumeToken,
        int preferredFrameMs) {

    private static final String PATH = "/api/realtime/ws";

    static LiveOpenedBody of(OpenedRecording opened) {
        return new LiveOpenedBody(
                opened.recordingId(),
                opened.ticket().reveal(),
                PATH,
                LiveOpening.TICKET_LIFE.toSeconds(),
                Base64.getEncoder().encodeToString(opened.bufferKey()),
                opened.resumeToken().map(SecretToken::reveal),
                LiveStream.PREFERRED_FRAME_MS);
    }

    @Override
    public String toString() {
        return "LiveOpenedBody[" + recordingId + "]";
    }
}
