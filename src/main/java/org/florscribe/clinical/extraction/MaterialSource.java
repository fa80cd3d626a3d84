package org.florscribe.clinical.extraction;

import java.util.UUID;
import org.florscribe.clinical.transcript.Conversation;

/** Gathers what an engine may know of a visit. */
public interface MaterialSource {

    /** @throws org.florscribe.shared.NotFound when the visit has no transcript */
    VisitMaterial of(UUID encounterId);

    /** With this conversation in the place of the one that is stored. */
    VisitMaterial of(UUID encounterId, Conversation conversation);
}
