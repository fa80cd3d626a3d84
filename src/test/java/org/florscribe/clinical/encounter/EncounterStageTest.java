package org.florscribe.clinical.encounter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EncounterStageTest {

    private static final Pattern STEP = Pattern.compile("\\('([A-Z_]+)', '([A-Z_]+)'\\)");

    @Test
    void the_database_allows_the_same_steps() throws IOException {
        String sql = Files.readString(Path.of("migrations/V0003__visit.sql"));
        String function = sql.substring(sql.indexOf("create function check_stage_step"));
        Set<String> inDatabase = new TreeSet<>();
        Matcher step = STEP.matcher(function.substring(0, function.indexOf("end $$")));
        while (step.find()) {
            inDatabase.add(step.group(1) + " > " + step.group(2));
        }
        Set<String> inCode = new TreeSet<>();
        for (EncounterStage from : EncounterStage.values()) {
            for (EncounterStage to : EncounterStage.values()) {
                if (from != to && from.mayBecome(to)) {
                    inCode.add(from + " > " + to);
                }
            }
        }

        assertThat(inDatabase).isEqualTo(inCode);
    }

    @Test
    void a_signed_or_cancelled_visit_stays_what_it_is() {
        for (EncounterStage to : EncounterStage.values()) {
            assertThat(EncounterStage.SIGNED.mayBecome(to)).isEqualTo(to == EncounterStage.SIGNED);
            assertThat(EncounterStage.CANCELLED.mayBecome(to)).isEqualTo(to == EncounterStage.CANCELLED);
        }
    }
}
