package org.florscribe.clinical.recording;

import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.SecretToken;

/**
 * What the one who records needs to connect.
 *
 * @param ticket opens one connection
 * @param bufferKey 32 bytes, for what is not sent yet
 * @param resumeToken asks for tickets of this recording without a session; told once, when it is opened or renewed
 */
public record OpenedRecording(
        UUID recordingId, SecretToken ticket, byte[] bufferKey, Optional<SecretToken> resumeToken) {

    OpenedRecording with(SecretToken resume) {
        return new OpenedRecording(recordingId, ticket, bufferKey, Optional.of(resume));
    }

    @Override
    public String toString() {
        return "OpenedRecording[" + recordingId + "]";
    }
}
