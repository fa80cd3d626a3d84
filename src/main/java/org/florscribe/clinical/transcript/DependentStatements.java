package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What further down the flow rests on lines of a conversation. Filled by the note. */
public interface DependentStatements {

    /**
     * Checks again, in the running transaction, whatever cites one of these lines.
     *
     * @param corrected the conversation as it is now
     * @param changed ids of utterances whose words or voice are others than before
     * @return ids of the statements that were checked again, in the order of the note
     */
    List<String> checkAgain(UUID encounterId, Conversation corrected, Set<String> changed);
}
