package org.florscribe.clinical.evaluation;

import java.util.List;
import org.florscribe.clinical.extraction.VisitMaterial;

/** The invented conversations that come with the product: a practice without a signed visit can measure an engine with them. */
public interface SampleConversations {

    List<VisitMaterial> all();
}
