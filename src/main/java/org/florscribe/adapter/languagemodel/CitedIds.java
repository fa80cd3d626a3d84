package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what an answer cites. Only what was shown can be cited. */
final class CitedIds {

    private CitedIds() {}

    /** @return those that exist, each once; what does not is a problem */
    static List<String> of(JsonNode evidence, Set<String> shown, String place, List<String> problems) {
        Set<String> cited = new LinkedHashSet<>();
        boolean unknown = false;
        for (JsonNode id : evidence) {
            if (shown.contains(id.asText())) {
                cited.add(id.asText());
            } else {
                unknown = true;
            }
        }
        if (unknown) {
            problems.add(place + ".evidence cites an id that is not in the material");
        }
        return List.copyOf(cited);
    }
}
