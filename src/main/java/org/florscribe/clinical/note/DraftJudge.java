package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.extraction.AnswerLanguage;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * Whether a model's draft can be the note of the visit. A citation of something that is not there counts as none, and a sentence
 * without a citation is left out; a model that does so often, or leaves out what the built-in engine can write, is not believed.
 */
final class DraftJudge {

    /** One in so many sentences may cite nothing that is there. */
    private static final int ONE_IN = 5;

    /** So many sentences of the built-in engine in one section are no mistake of it. */
    private static final int MUCH = 4;

    /** A model puts several of the built-in engine's sentences into one, but not so many. */
    private static final int FAR_FEWER = 6;

    private final DraftRequest request;
    private final Map<SectionCode, Integer> writtenHere = new HashMap<>();

    /** @param builtIn what the built-in engine wrote for the same request */
    DraftJudge(DraftRequest request, Optional<Draft> builtIn) {
        this.request = request;
        builtIn.map(request::within)
                .map(Draft::sections)
                .orElse(List.of())
                .forEach(section ->
                        writtenHere.merge(section.code(), section.sentences().size(), Integer::sum));
    }

    /**
     * @return what of it rests on something and was asked for
     * @throws EngineFailure {@code BAD_SUCCESS}, without a word of the visit
     */
    Draft judged(Draft answer) {
        Draft grounded = grounded(request.within(answer));
        judgeSections(grounded);
        AnswerLanguage.judge(
                grounded.sections().stream()
                        .flatMap(section -> section.sentences().stream())
                        .map(Draft.Sentence::text)
                        .toList(),
                request.material().conversation());
        return grounded;
    }

    private Draft grounded(Draft answer) {
        Set<String> known = request.material().citable();
        List<Draft.Section> sections = new ArrayList<>();
        int written = 0;
        int lost = 0;
        for (Draft.Section section : answer.sections()) {
            List<Draft.Sentence> kept = new ArrayList<>();
            for (Draft.Sentence sentence : section.sentences()) {
                List<String> there = sentence.evidence().stream()
                        .filter(known::contains)
                        .distinct()
                        .toList();
                if (!sentence.text().isBlank()) {
                    written++;
                    if (there.isEmpty()) {
                        lost++;
                    } else {
                        kept.add(new Draft.Sentence(sentence.text(), there));
                    }
                }
            }
            sections.add(new Draft.Section(section.code(), kept));
        }
        if (lost > 1 && lost * ONE_IN > written) {
            throw unusable("The engine's sentences cite too little that exists.");
        }
        return new Draft(sections);
    }

    private void judgeSections(Draft grounded) {
        Map<SectionCode, Integer> written = new HashMap<>();
        grounded.sections()
                .forEach(section ->
                        written.merge(section.code(), section.sentences().size(), Integer::sum));
        for (FormSection wanted : request.wanted()) {
            int here = writtenHere.getOrDefault(wanted.code(), 0);
            Integer there = written.get(wanted.code());
            if ((there == null && here > 0) || (there != null && there == 0 && here >= MUCH)) {
                throw unusable("The engine left a section out for which there is something to write.");
            }
        }
        int all = written.values().stream().mapToInt(Integer::intValue).sum();
        int allHere = writtenHere.values().stream().mapToInt(Integer::intValue).sum();
        if (allHere >= MUCH && all * FAR_FEWER < allHere) {
            throw unusable("The engine wrote next to nothing of a visit with much to write.");
        }
    }

    private static EngineFailure unusable(String why) {
        return new EngineFailure(EngineFault.BAD_SUCCESS, why);
    }
}
