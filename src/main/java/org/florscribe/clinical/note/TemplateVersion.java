package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.UUID;

/** How a template was, who made it so, and when. */
public record TemplateVersion(NoteTemplate template, UUID madeBy, Instant madeAt) {}
