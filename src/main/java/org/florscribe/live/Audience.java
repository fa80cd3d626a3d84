package org.florscribe.live;

import java.util.UUID;
import org.florscribe.practice.identity.Caller;

/** Who may be told of a visit: that there is one, and that it changed, is for those who see it. */
@FunctionalInterface
interface Audience {

    boolean sees(Caller person, UUID encounterId);
}
