package org.florscribe.clinical.extraction;

import java.util.List;
import org.florscribe.practice.engine.ModelResult;

/** Findings of a model, as they are kept until the conversation goes. */
public record KeptFindings(ModelResult<List<Finding>> result) {}
