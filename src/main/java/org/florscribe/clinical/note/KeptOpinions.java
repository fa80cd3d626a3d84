package org.florscribe.clinical.note;

import java.util.Map;
import org.florscribe.practice.engine.ModelResult;

/** Opinions of a model, as they are kept until the conversation goes. */
public record KeptOpinions(ModelResult<Map<String, Support>> result) {}
