package org.florscribe.adapter.languagemodel;

import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/** How an answer is held to its form, from the strictest to the one that only asks. What comes is checked in any case. */
enum AnswerForm {
    /** The server writes by the schema. */
    SCHEMA,
    /** The server writes some JSON object; the schema stands in the words. */
    OBJECT,
    /** The schema stands in the words. */
    WORDS;

    /** What to ask for first: the strictest, unless an admin says that the server cannot. */
    static AnswerForm first(EngineAccess access) {
        return isSet(access, "no") ? OBJECT : SCHEMA;
    }

    /** What to ask for when the server refuses this one; empty when there is nothing less, or the admin wants no less. */
    Optional<AnswerForm> less(EngineAccess access) {
        if (isSet(access, "yes")) {
            return Optional.empty();
        }
        return switch (this) {
            case SCHEMA -> Optional.of(OBJECT);
            case OBJECT -> Optional.of(WORDS);
            case WORDS -> Optional.empty();
        };
    }

    private static boolean isSet(EngineAccess access, String choice) {
        return access.option(EngineOption.STRUCTURED_OUTPUT)
                .filter(choice::equals)
                .isPresent();
    }
}
