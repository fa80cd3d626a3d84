package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Finding;

/** All findings of a visit, in the order they were said. */
public final class FindingReader {

    private FindingReader() {}

    public static List<Finding> read(Visit visit) {
        List<Mention> mentions = new ArrayList<>();
        mentions.addAll(ConceptReader.read(visit));
        mentions.addAll(MedicationReader.read(visit));
        mentions.addAll(VitalReader.read(visit));
        mentions.addAll(OrderReader.read(visit));
        mentions.sort(Comparator.comparingInt(mention -> mention.line().index()));
        return Merging.merged(mentions);
    }
}
