package org.florscribe.practice.engine;

import java.util.HexFormat;
import java.util.Optional;

/** How an engine is set up, and whether that is as it was. */
final class EngineConfiguration {

    private EngineConfiguration() {}

    /** As it is set up, with what the installation says where the practice says nothing. */
    static EngineAccess access(Engine engine, EngineDefaults defaults, boolean withKey) {
        EngineTerms terms = engine.terms();
        String baseUrl = terms.baseUrl().orElseGet(() -> defaults.baseUrl(terms.kind()));
        Optional<String> key = terms.apiKey().or(() -> defaults.apiKey(terms.kind(), baseUrl));
        return new EngineAccess(
                engine.id(),
                terms.protocol(),
                terms.name(),
                baseUrl,
                withKey ? key : Optional.empty(),
                terms.model(),
                terms.options());
    }

    /** SHA-256 in hexadecimal. All that may change its answers counts; its name, key and prices do not. */
    static String fingerprint(EngineTask task, EngineAccess access) {
        return HexFormat.of()
                .formatHex(new WorkFingerprint()
                        .add(task.name())
                        .add(task.isOfLanguage() ? PromptVersions.of(task, access) : "")
                        .add(access)
                        .sha256());
    }
}
