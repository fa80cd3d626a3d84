package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes what is of use out of an answer that fits its schema. */
@FunctionalInterface
interface Reading<T> {

    /**
     * @param problems to be filled with what is wrong, in words for the model; the value is used only when none was found
     */
    T read(JsonNode answer, List<String> problems);
}
