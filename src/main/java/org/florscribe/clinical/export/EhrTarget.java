package org.florscribe.clinical.export;

import java.util.UUID;

/** Where a note can be sent. */
public record EhrTarget(UUID connectionId, String name, boolean isDefault) {}
