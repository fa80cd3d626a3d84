package org.florscribe.clinical.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.clinical.extraction.FindingJudgeTest.finding;
import static org.florscribe.clinical.extraction.FindingJudgeTest.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.junit.jupiter.api.Test;

class FindingExtractionTest {

    private static final Finding COUGH = finding("f1", "cough", "u1");

    private final ModelsInMemory models = new ModelsInMemory();
    private final List<ExtractionEngine> adapters = new ArrayList<>();
    private final VisitMaterial material = visit("I have a cough.", "No fever.");
    private int sent;

    @Test
    void without_an_engine_the_built_in_one_does_it() {
        FindingExtraction.Found found = extract();

        assertThat(found.findings()).containsExactly(COUGH);
        assertThat(found.by().engine()).isEqualTo("rules");
        assertThat(models.trail).containsExactly("EXTRACT built-in DONE");
    }

    @Test
    void a_model_does_it_where_there_is_one_and_its_name_is_kept_with_it() {
        engine("one", () -> List.of(finding("f1", "dry cough", "u1")));

        FindingExtraction.Found found = extract();

        assertThat(found.findings()).extracting(Finding::text).containsExactly("dry cough");
        assertThat(found.by().engine()).isEqualTo("one");
        assertThat(found.by().promptVersion()).contains("extract-1");
        assertThat(models.trail).containsExactly("EXTRACT one DONE");
    }

    @Test
    void nothing_is_sent_to_an_engine_that_may_not_see_patients_data() {
        models.add(EngineTask.EXTRACT, "one", false, Map.of());
        adapters.add(new Model("one", () -> List.of(COUGH)));

        assertThat(extract().by().engine()).isEqualTo("rules");
        assertThat(sent).isZero();
        assertThat(models.trail).containsExactly("EXTRACT one NOT_ALLOWED", "EXTRACT built-in DONE");
    }

    @Test
    void when_every_engine_fails_the_built_in_one_is_the_last() {
        engine("one", () -> {
            throw new EngineFailure(EngineFault.QUOTA, "No money.");
        });
        models.add(EngineTask.EXTRACT, "nobody-speaks-this", true, Map.of());
        engine("two", () -> List.of(finding("a", "stroke", "u50"), finding("b", "gout", "u51")));

        assertThat(extract().by().engine()).isEqualTo("rules");
        assertThat(models.trail)
                .containsExactly(
                        "EXTRACT one QUOTA",
                        "EXTRACT nobody-speaks-this CONFIGURATION",
                        "EXTRACT two BAD_SUCCESS",
                        "EXTRACT built-in DONE");
    }

    @Test
    void the_same_work_is_paid_for_once_and_other_words_are_other_work() {
        engine("one", () -> List.of(COUGH));

        extract();
        extract();
        assertThat(sent).isEqualTo(1);
        assertThat(models.trail).containsExactly("EXTRACT one DONE", "EXTRACT one KEPT");

        extraction().extract(ModelsInMemory.VISIT, visit("I have no cough.", "No fever."));
        assertThat(sent).isEqualTo(2);
    }

    private FindingExtraction.Found extract() {
        return extraction().extract(ModelsInMemory.VISIT, material);
    }

    private FindingExtraction extraction() {
        FindingExtractor rules = new FindingExtractor() {
            @Override
            public String engine() {
                return "rules";
            }

            @Override
            public List<Finding> extract(VisitMaterial of) {
                return List.of(COUGH);
            }
        };
        return new FindingExtraction(models.engines(), adapters, rules, ledger);
    }

    private final ModelLedger ledger = models.ledger();

    private void engine(String kind, Supplier<List<Finding>> answer) {
        models.add(EngineTask.EXTRACT, kind, true, Map.of());
        adapters.add(new Model(kind, answer));
    }

    private final class Model implements ExtractionEngine {

        private final String kind;
        private final Supplier<List<Finding>> answer;

        Model(String kind, Supplier<List<Finding>> answer) {
            this.kind = kind;
            this.answer = answer;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public String promptVersion(EngineAccess access) {
            return "extract-1";
        }

        @Override
        public int places(EngineAccess access) {
            return 1;
        }

        @Override
        public ModelResult<List<Finding>> extract(EngineAccess access, VisitMaterial of, ModelErrand errand) {
            sent++;
            return new ModelResult<>(answer.get(), "m-1", "extract-1", 1, 100, 10);
        }
    }
}
