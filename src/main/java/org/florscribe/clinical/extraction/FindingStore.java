package org.florscribe.clinical.extraction;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;

/** Keeping what an engine found. */
@ApplicationService
public class FindingStore {

    private final ExtractionRepository extractions;
    private final Clock clock;

    @Inject
    FindingStore(ExtractionRepository extractions, Clock clock) {
        this.extractions = extractions;
        this.clock = clock;
    }

    /**
     * Keeps these findings in the place of those before. The same result twice is stored once.
     *
     * @param transcriptVersion of the transcript they were found in
     */
    @Requires(Permission.SYSTEM)
    public void store(UUID encounterId, Provenance by, long transcriptVersion, List<Finding> findings) {
        Instant now = clock.instant();
        Optional<Extraction> before = extractions.find(encounterId);
        if (before.isEmpty()) {
            extractions.add(new Extraction(Ids.next(), encounterId, by, transcriptVersion, findings, 0, now, now));
            return;
        }
        Extraction known = before.get();
        Provenance same = by.isSameMaker(known.by()) ? known.by() : by;
        Extraction renewed = known.renewed(same, transcriptVersion, findings, known.updatedAt());
        if (!renewed.equals(known)) {
            extractions.update(known.renewed(by, transcriptVersion, findings, now));
        }
    }

    /** What the drafting step starts from. */
    @Requires(Permission.SYSTEM)
    public List<Finding> load(UUID encounterId) {
        return extractions.find(encounterId).map(Extraction::findings).orElse(List.of());
    }
}
