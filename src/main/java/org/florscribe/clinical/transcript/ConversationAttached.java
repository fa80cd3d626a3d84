package org.florscribe.clinical.transcript;

import java.util.UUID;

/**
 * A visit has a conversation, or has it in other words or voices than before: what follows from it is made again.
 *
 * @param brought a person brought words that were not there; otherwise those that were there are understood otherwise
 */
public record ConversationAttached(UUID practiceId, UUID encounterId, boolean brought) {}
