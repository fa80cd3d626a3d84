package org.florscribe.practice.engine;

import java.util.Arrays;
import java.util.List;

/** What a quality run finds out about an engine. Which of these there are depends on the task; what could not be measured is left out. */
public enum QualityMeasure {
    /** Words in common with the note that was signed, in percent (ROUGE-1). */
    ROUGE_1(EngineTask.DRAFT),
    /** Pairs of words in common, in percent (ROUGE-2). */
    ROUGE_2(EngineTask.DRAFT),
    /** Longest common runs of words by line, in percent (ROUGE-L summary). */
    ROUGE_L(EngineTask.DRAFT),
    /** Sentences that cite something that exists, in percent of all. */
    COVERAGE(EngineTask.DRAFT),
    /** Sentences that our claim check does not find supported, in percent of all. */
    UNSUPPORTED(EngineTask.DRAFT),
    /** Findings that no sentence covers, a visit. */
    OMISSIONS(EngineTask.DRAFT),
    /** Words, a note. */
    WORDS(EngineTask.DRAFT),
    /** Findings, a visit. */
    FOUND(EngineTask.EXTRACT),
    /** Of the findings, in percent, those that the signed note has. */
    CONFIRMED(EngineTask.EXTRACT),
    /** Of the signed note's sentences, in percent, those that rest on a line in which something was found. */
    HEARD(EngineTask.EXTRACT),
    /** Of false claims that we planted, in percent, those that were not called supported. */
    CAUGHT(EngineTask.CHECK),
    /** Of the signed note's own sentences, in percent, those that were not called supported. */
    FALSE_ALARMS(EngineTask.CHECK),
    /** Seconds that half of the visits took at the most. */
    SECONDS(EngineTask.EXTRACT, EngineTask.DRAFT, EngineTask.CHECK),
    /** Millionths of the practice's currency, a visit. */
    COST_MICROS(EngineTask.EXTRACT, EngineTask.DRAFT, EngineTask.CHECK);

    @SuppressWarnings("Immutable") // made of List.of
    private final List<EngineTask> tasks;

    QualityMeasure(EngineTask... tasks) {
        this.tasks = List.of(tasks);
    }

    /** In the order in which they are shown. */
    public static List<QualityMeasure> of(EngineTask task) {
        return Arrays.stream(values()).filter(it -> it.tasks.contains(task)).toList();
    }
}
