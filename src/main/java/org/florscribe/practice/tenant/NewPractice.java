package org.florscribe.practice.tenant;

import java.util.UUID;

/** What set-up made. */
public record NewPractice(UUID practiceId, UUID staffId) {}
