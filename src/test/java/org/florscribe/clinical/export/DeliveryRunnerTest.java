package org.florscribe.clinical.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Death at every single moment of a delivery, one after the other. */
class DeliveryRunnerTest {

    @ParameterizedTest
    @CsvSource({"true,true,true", "false,true,true", "false,false,true", "false,false,false", "false,true,false"})
    void whenever_the_process_dies_the_chart_holds_one_document(
            boolean keepsConditions, boolean claimsConditions, boolean keepsIdentifiers) {
        CrashingWorld.Server server = new CrashingWorld.Server(keepsConditions, claimsConditions, keepsIdentifiers);
        int deaths = 0;
        CrashingWorld world;
        do {
            world = new CrashingWorld(server, ++deaths);
            world.live();
            assertThat(world.chart).as("death at moment %s", deaths).hasSize(1);
            assertThat(world.delivery().state())
                    .as("death at moment %s", deaths)
                    .isEqualTo(DeliveryState.DELIVERED);
            assertThat(world.chart)
                    .as("death at moment %s", deaths)
                    .containsKey(world.delivery().externalId().orElseThrow());
            assertThat(world.trial()).isNotEqualTo(ConditionalCreate.TRYING);
        } while (!world.isOver());
        assertThat(deaths).isGreaterThan(8);
    }
}
