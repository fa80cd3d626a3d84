package org.florscribe.clinical.note;

import java.util.List;
import org.florscribe.clinical.extraction.VisitMaterial;

/** Checks a sentence against what it cites: numbers, doses, drug names, sides and negations must occur there. */
public interface StatementChecker {

    Support check(String text, List<String> evidence, VisitMaterial material);
}
