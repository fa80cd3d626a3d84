package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.FindingReader;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingExtractor;
import org.florscribe.clinical.extraction.VisitMaterial;

/** Findings by vocabulary and ConText. */
@ApplicationScoped
public class RulesFindingExtractor implements FindingExtractor {

    static final String ENGINE = "rules";

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Finding> extract(VisitMaterial material) {
        return FindingReader.read(Visit.of(material));
    }

    @Override
    public List<Finding> coded(List<Finding> findings) {
        return FindingReader.coded(findings);
    }
}
