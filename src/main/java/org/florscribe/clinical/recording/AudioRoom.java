package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether there is room for more audio. Asked before something new comes; what is under way goes on. */
@ApplicationScoped
public class AudioRoom {

    private static final Logger LOG = LoggerFactory.getLogger(AudioRoom.class);

    private final AudioPlace place;

    @Inject
    AudioRoom(AudioPlace place) {
        this.place = place;
    }

    /** @throws Unavailable when so many bytes would leave too little free; nothing was stored of them */
    public void requireRoom(long bytes) {
        long left = left();
        if (left < bytes) {
            LOG.atWarn()
                    .addKeyValue("wantedBytes", bytes)
                    .addKeyValue("roomBytes", left)
                    .log("no room for a recording");
            throw new Unavailable(
                    "There is too little room left on the server to keep this recording, so nothing of it was"
                            + " taken. Please tell your administrator.");
        }
    }

    /** In bytes; {@link Long#MAX_VALUE} where nobody counts. */
    public long left() {
        return place.objects().room();
    }
}
