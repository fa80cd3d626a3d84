package org.florscribe.clinical.extraction;

import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.WorkFingerprint;

/** What an answer about a visit rests on: all that an engine may know of it, which engine, and what it is told. */
public final class MaterialFingerprint {

    private MaterialFingerprint() {}

    /** More may be added. */
    public static WorkFingerprint of(
            EngineTask task, EngineAccess access, String promptVersion, VisitMaterial material) {
        WorkFingerprint work = new WorkFingerprint()
                .add(task.name())
                .add(promptVersion)
                .add(access)
                .add(material.conversation().language())
                .add(material.ageYears().map(String::valueOf))
                .add(material.sex());
        for (Utterance said : material.conversation().utterances()) {
            work.add(said.id())
                    .add(said.speakerId())
                    .add(material.conversation().roleOf(said).name())
                    .add(said.text());
        }
        material.context()
                .forEach(it -> work.add(it.id().toString())
                        .add(it.kind().name())
                        .add(it.text().reveal()));
        material.gaps()
                .forEach(gap -> work.add(gap.kind().name())
                        .add(Long.toString(gap.startMs()))
                        .add(Long.toString(gap.endMs())));
        return work;
    }
}
