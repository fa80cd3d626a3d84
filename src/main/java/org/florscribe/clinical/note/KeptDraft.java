package org.florscribe.clinical.note;

import org.florscribe.practice.engine.ModelResult;

/** A draft of a model, as it is kept until the conversation goes. */
public record KeptDraft(ModelResult<Draft> result) {}
