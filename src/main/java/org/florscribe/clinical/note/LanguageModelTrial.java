package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.ExtractionEngine;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineSample;
import org.florscribe.practice.engine.EngineTask;

/** Gives a language model a short visit of our own making. One for opinions has to tell a true sentence from a false one. */
@ApplicationScoped
class LanguageModelTrial implements EngineSample {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(20);

    private final Instance<ExtractionEngine> extraction;
    private final Instance<DraftingEngine> drafting;
    private final Instance<OpinionEngine> opinions;
    private final EngineGuard guard;

    @Inject
    LanguageModelTrial(
            @Any Instance<ExtractionEngine> extraction,
            @Any Instance<DraftingEngine> drafting,
            @Any Instance<OpinionEngine> opinions,
            EngineGuard guard) {
        this.extraction = extraction;
        this.drafting = drafting;
        this.opinions = opinions;
        this.guard = guard;
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
        ExtractionEngine engine = of(extraction.stream().filter(it -> it.kind().equals(access.kind())));
        return placed(
                access,
                engine.places(access),
                () -> engine.extract(access, SampleVisit.material(), DEADLINE).value().stream()
                        .map(LanguageModelTrial::words)
                        .collect(Collectors.joining(", ")));
    }

    private static String words(Finding finding) {
        return (finding.assertion() == Assertion.ABSENT ? "no " : "") + finding.text();
    }

    private String written(EngineAccess access) {
        DraftingEngine engine = of(drafting.stream().filter(it -> it.kind().equals(access.kind())));
        DraftRequest request = DraftRequest.of(SampleVisit.material(), SampleVisit.findings(), NoteForm.soap());
        return placed(
                access,
                engine.places(access),
                () -> engine.draft(access, request, DEADLINE).value().sections().stream()
                        .flatMap(section -> section.sentences().stream())
                        .map(Draft.Sentence::text)
                        .collect(Collectors.joining(" ")));
    }

    private String judged(EngineAccess access) {
        OpinionEngine engine = of(opinions.stream().filter(it -> it.kind().equals(access.kind())));
        Map<String, Support> verdicts = placed(
                access,
                engine.places(access),
                () -> engine.judge(
                                access, SampleVisit.material(), List.of(SampleVisit.TRUE, SampleVisit.FALSE), DEADLINE)
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

    private static <T> T of(Stream<T> engines) {
        return engines.findFirst()
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.CONFIGURATION,
                        "This installation has nothing that speaks to engines of its kind."));
    }

    private <T> T placed(EngineAccess access, int places, Supplier<T> work) {
        try (EngineGuard.Place place = guard.acquire(access.id(), places, WAIT_FOR_PLACE)
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.BUSY, "It is at work for visits, as many at a time as it can. Test it later."))) {
            return work.get();
        }
    }
}
