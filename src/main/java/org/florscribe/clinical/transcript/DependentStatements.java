package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What further down the flow rests on lines of a conversation. Filled by the note. */
public interface DependentStatements {

    /**
     * @param statements ids of those that were checked again, in the order of the note
     * @param offered whether a person is asked what is to be written anew; nothing needs to be by itself then
     */
    record Rechecked(List<String> statements, boolean offered) {

        public Rechecked {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Checks again, in the running transaction, whatever cites one of these lines.
     *
     * @param corrected the conversation as it is now
     * @param changed ids of utterances whose words or voice are others than before
     */
    Rechecked checkAgain(UUID encounterId, Conversation corrected, Set<String> changed);
}
