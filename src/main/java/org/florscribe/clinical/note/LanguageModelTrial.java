package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.ExtractionEngine;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineSample;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.SparePlace;

/** Gives a language model a short visit of our own making. One for opinions has to tell a true sentence from a false one. */
@ApplicationScoped
class LanguageModelTrial implements EngineSample {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Instance<ExtractionEngine> extraction;
    private final Instance<DraftingEngine> drafting;
    private final Instance<OpinionEngine> opinions;
    private final SparePlace places;

    @Inject
    LanguageModelTrial(
            @Any Instance<ExtractionEngine> extraction,
            @Any Instance<DraftingEngine> drafting,
            @Any Instance<OpinionEngine> opinions,
            SparePlace places) {
        this.extraction = extraction;
        this.drafting = drafting;
        this.opinions = opinions;
        this.places = places;
    }

    @Override
    public boolean fits(EngineTask task) {
        return task.isOfLanguage();
    }

    @Override
    public String words(EngineTask task, EngineAccess access) {
        return switch (task) {
            case EXTRACT -> found(access);
            case DRAFT -> written(access);
            default -> judged(access);
        };
    }

    private String found(EngineAccess access) {
        ExtractionEngine engine = EngineAdapter.required(extraction, access);
        return places.with(
                access,
                engine.places(access),
                () -> engine.extract(access, SampleVisit.material(), ModelErrand.within(DEADLINE)).value().stream()
                        .map(LanguageModelTrial::words)
                        .collect(Collectors.joining(", ")));
    }

    private static String words(Finding finding) {
        return (finding.assertion() == Assertion.ABSENT ? "no " : "") + finding.text();
    }

    private String written(EngineAccess access) {
        DraftingEngine engine = EngineAdapter.required(drafting, access);
        DraftRequest request = DraftRequest.of(SampleVisit.material(), SampleVisit.findings(), NoteForm.soap());
        return places.with(
                access,
                engine.places(access),
                () -> engine.draft(access, request, ModelErrand.within(DEADLINE)).value().sections().stream()
                        .flatMap(section -> section.sentences().stream())
                        .map(Draft.Sentence::text)
                        .collect(Collectors.joining(" ")));
    }

    private String judged(EngineAccess access) {
        OpinionEngine engine = EngineAdapter.required(opinions, access);
        Map<String, Support> verdicts = places.with(
                access,
                engine.places(access),
                () -> engine.judge(
                                access,
                                SampleVisit.material(),
                                List.of(SampleVisit.TRUE, SampleVisit.FALSE),
                                ModelErrand.within(DEADLINE))
                        .value());
        if (verdicts.get(SampleVisit.TRUE.id()) != Support.SUPPORTED) {
            throw new EngineFailure(
                    EngineFault.BAD_SUCCESS, "It answers, but did not find what our sample says in as many words.");
        }
        if (verdicts.get(SampleVisit.FALSE.id()) == Support.SUPPORTED) {
            throw new EngineFailure(
                    EngineFault.BAD_SUCCESS, "It answers, but took a dose for said that nobody says in our sample.");
        }
        return Stream.of(SampleVisit.TRUE, SampleVisit.FALSE)
                .map(claim -> claim.text() + " (" + words(verdicts.getOrDefault(claim.id(), Support.NOT_CHECKED)) + ")")
                .collect(Collectors.joining(" "));
    }

    private static String words(Support verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
