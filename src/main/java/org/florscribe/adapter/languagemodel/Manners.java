package org.florscribe.adapter.languagemodel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.practice.engine.EngineAccess;

/**
 * In which way a server and its model want to be asked; found out by their refusals, which cost nothing.
 *
 * @param temperature whether 0 is sent; reasoning models refuse it
 * @param newLimit whether the answer's limit is {@code max_completion_tokens}; else {@code max_tokens}
 * @param store whether {@code store: false} is sent; never left out for the vendor who would store
 * @param longest tokens that an answer may be given at most
 */
record Manners(AnswerForm form, boolean temperature, boolean newLimit, boolean store, int longest) {

    private static final Pattern AT_MOST = Pattern.compile("at most (\\d{2,7}) (?:completion |output )?tokens");
    private static final Pattern STORE = Pattern.compile("\\bstore\\b");
    private static final Pattern FORM =
            Pattern.compile("response_format|json_schema|json_object|grammar|guided|structured output");

    static Manners first(EngineAccess access) {
        boolean vendor = ChatDialect.of(access).isVendor();
        return new Manners(AnswerForm.first(access), true, vendor, vendor, Integer.MAX_VALUE);
    }

    /**
     * What to try after a refusal.
     *
     * @param said the server's words, lower case
     * @return empty when they speak of nothing that could be left out
     */
    Optional<Manners> after(String said, EngineAccess access) {
        if (temperature && said.contains("temperature")) {
            return Optional.of(new Manners(form, false, newLimit, store, longest));
        }
        Matcher most = AT_MOST.matcher(said);
        if (most.find() && Integer.parseInt(most.group(1)) < longest) {
            return Optional.of(new Manners(form, temperature, newLimit, store, Integer.parseInt(most.group(1))));
        }
        if (newLimit == ChatDialect.of(access).isVendor()
                && (said.contains("max_tokens") || said.contains("max_completion_tokens"))) {
            return Optional.of(new Manners(form, temperature, !newLimit, store, longest));
        }
        if (FORM.matcher(said).find()) {
            return form.less(access).map(less -> new Manners(less, temperature, newLimit, store, longest));
        }
        if (store
                && ChatDialect.of(access) == ChatDialect.AZURE
                && STORE.matcher(said).find()) {
            return Optional.of(new Manners(form, temperature, newLimit, false, longest));
        }
        return Optional.empty();
    }
}
