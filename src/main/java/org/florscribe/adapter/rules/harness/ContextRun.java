package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Temporality;

/** How a concept is meant in a sentence, or in a question with its answer. */
final class ContextRun {

    private ContextRun() {}

    static void run(Arguments arguments) throws IOException {
        List<ObjectNode> out = new ArrayList<>();
        for (ObjectNode one : Records.readAll(arguments.files("in"))) {
            Context context = Exchange.about(
                    one.path("concept").asText(""),
                    one.path("question").asText(""),
                    one.path("sentence").asText(""));
            ObjectNode answer = Records.JSON.createObjectNode();
            answer.put("id", Records.id(one));
            answer.put("negation", negation(context.assertion()));
            answer.put("experiencer", context.experiencer().name().toLowerCase(Locale.ROOT));
            answer.put("temporality", temporality(context.temporality()));
            out.add(answer);
        }
        Records.write(arguments.out(), out);
    }

    private static String negation(Assertion assertion) {
        return switch (assertion) {
            case PRESENT -> "affirmed";
            case ABSENT -> "negated";
            case UNCERTAIN -> "uncertain";
        };
    }

    private static String temporality(Temporality temporality) {
        return switch (temporality) {
            case HISTORICAL -> "historical";
            case HYPOTHETICAL -> "hypothetical";
            default -> "recent";
        };
    }
}
