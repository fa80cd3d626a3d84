package org.florscribe.practice.tenant;

import java.time.Duration;

/** How much recording this installation takes at once. */
public interface RecordingLimits {

    /** Open in one practice. */
    int openInPractice();

    /** Sockets from one address on this node. */
    int socketsOfAddress();

    /** A live recording that nobody is connected to for so long is closed with what it has. */
    Duration leftAfter();
}
