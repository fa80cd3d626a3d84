package org.florscribe.adapter.rules.check;

import org.florscribe.adapter.rules.finding.Assertions.Asserted;

/** A concept where it was heard, as it was meant there: of a question, as it was answered. */
record Mention(Asserted asserted, Passage passage) {}
