package org.florscribe.clinical.encounter;

import java.util.UUID;

/** Takes away for good what it keeps of the conversation of a visit that is not signed. Filled once by each keeper. */
public interface ConversationDestruction {

    void destroy(UUID encounterId);
}
