package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.florscribe.adapter.rules.check.Claim;
import org.florscribe.adapter.rules.check.HeardVisit;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.StatementChecker;
import org.florscribe.clinical.note.Support;

/**
 * Holds a statement against what it cites: numbers, units, medicines, sides, relatives, days, conditions and negations. What
 * it cannot judge is not checked, and never green.
 */
@ApplicationScoped
public class RulesStatementChecker implements StatementChecker {

    /** One reading of a visit serves all its statements, and is forgotten with the material it was read from. */
    private final Map<VisitMaterial, HeardVisit> read = Collections.synchronizedMap(new WeakHashMap<>());

    private final Function<VisitMaterial, HeardVisit> reader;

    public RulesStatementChecker() {
        this(HeardVisit::of);
    }

    RulesStatementChecker(Function<VisitMaterial, HeardVisit> reader) {
        this.reader = reader;
    }

    @Override
    public Support check(String text, List<String> evidence, VisitMaterial material) {
        try {
            return Claim.of(text).against(read.computeIfAbsent(material, reader), evidence);
        } catch (RuntimeException e) {
            return Support.NOT_CHECKED;
        }
    }
}
