package org.florscribe.practice.engine;

import java.util.Arrays;
import java.util.List;

/** What language models can be told for each task, by version; the first is that of an engine which names none. */
public final class PromptVersions {

    private PromptVersions() {}

    /** Empty for tasks in which nothing is told. */
    public static List<String> of(EngineTask task) {
        return switch (task) {
            case EXTRACT -> List.of("extract-1");
            case DRAFT -> List.of("compose-1", "compose-2");
            case CHECK -> List.of("judge-1");
            case TRANSCRIBE, CAPTION -> List.of();
        };
    }

    static boolean isFirst(String version) {
        return Arrays.stream(EngineTask.values())
                .anyMatch(task ->
                        of(task).stream().findFirst().filter(version::equals).isPresent());
    }

    /** The one that this engine is told for its task. */
    public static String of(EngineTask task, EngineAccess access) {
        return access.option(EngineOption.PROMPT).orElseGet(() -> of(task).get(0));
    }
}
