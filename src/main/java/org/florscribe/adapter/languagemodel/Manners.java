package org.florscribe.adapter.languagemodel;

import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;

/**
 * In which way a server and its model want to be asked; found out by their refusals, which cost nothing.
 *
 * @param temperature whether 0 is sent; reasoning models refuse it
 * @param newLimit whether the answer's limit is {@code max_completion_tokens}; else {@code max_tokens}
 * @param store whether {@code store: false} is sent
 */
record Manners(AnswerForm form, boolean temperature, boolean newLimit, boolean store) {

    static Manners first(EngineAccess access) {
        boolean vendor = ChatDialect.of(access).isVendor();
        return new Manners(AnswerForm.first(access), true, vendor, vendor);
    }

    /**
     * What to try after a refusal.
     *
     * @param said the server's words, lower case
     * @return empty when they speak of nothing that could be left out
     */
    Optional<Manners> after(String said, EngineAccess access) {
        if (temperature && said.contains("temperature")) {
            return Optional.of(new Manners(form, false, newLimit, store));
        }
        if (newLimit == ChatDialect.of(access).isVendor()
                && (said.contains("max_tokens") || said.contains("max_completion_tokens"))) {
            return Optional.of(new Manners(form, temperature, !newLimit, store));
        }
        if (said.contains("response_format")
                || said.contains("json_schema")
                || said.contains("json_object")
                || said.contains("grammar")
                || said.contains("guided")
                || said.contains("structured output")) {
            return form.less(access).map(less -> new Manners(less, temperature, newLimit, store));
        }
        if (store && said.contains("store")) {
            return Optional.of(new Manners(form, temperature, newLimit, false));
        }
        return Optional.empty();
    }
}
