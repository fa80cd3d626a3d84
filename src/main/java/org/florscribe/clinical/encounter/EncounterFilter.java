package org.florscribe.clinical.encounter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Which visits a list shows. */
public record EncounterFilter(Optional<LocalDate> day, Optional<EncounterStage> stage, Optional<UUID> patientId) {}
