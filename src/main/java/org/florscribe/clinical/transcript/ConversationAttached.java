package org.florscribe.clinical.transcript;

import java.util.UUID;

/** A visit has a conversation, or has it in other words or voices than before: what follows from it is made again. */
public record ConversationAttached(UUID practiceId, UUID encounterId) {}
