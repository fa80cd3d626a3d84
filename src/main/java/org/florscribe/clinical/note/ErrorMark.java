package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/** Why a signed note must not be relied on: it is about another person, or should never have been written. */
public record ErrorMark(UUID by, Instant at, PhiText reason) {}
