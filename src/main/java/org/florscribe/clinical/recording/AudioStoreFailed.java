package org.florscribe.clinical.recording;

import org.jspecify.annotations.Nullable;

/** The place where audio is kept did not take it, or did not give it. The message is for an admin and names no person. */
public class AudioStoreFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AudioStoreFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
