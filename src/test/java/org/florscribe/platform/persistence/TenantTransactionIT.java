package org.florscribe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Two practices share a pool of two connections from eight threads: each sees its own rows, always and only. */
class TenantTransactionIT {

    private static final int THREADS = 8;
    private static final int CALLS_OF_EACH = 60;

    @Test
    void connections_used_in_turn_carry_no_practice_over() throws InterruptedException, ExecutionException {
        try (RunningProduct product = RunningProduct.start(Map.of("DB_POOL_MAX", "2", "DB_POOL_MIN", "2"))) {
            List<Clinic> clinics = List.of(Clinic.open(product), Clinic.open(product));
            List<UUID> patients = clinics.stream().map(Clinic::newPatient).toList();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int own = thread % 2;
                counts.add(threads.submit(() -> readOften(clinics.get(own), patients.get(own), patients.get(1 - own))));
            }
            int answered = 0;
            for (Future<Integer> count : counts) {
                answered += count.get();
            }
            threads.shutdown();
            assertThat(answered).isGreaterThan(THREADS * CALLS_OF_EACH * 9 / 10);
        }
    }

    /** How many calls were answered; with so few connections some are told to come back. */
    private static int readOften(Clinic clinic, UUID own, UUID foreign) {
        int answered = 0;
        for (int call = 0; call < CALLS_OF_EACH; call++) {
            Clinic.Answer list = clinic.get("/patients").expect(200, 503);
            if (list.status() == 200) {
                assertThat(list.text()).contains(own.toString()).doesNotContain(foreign.toString());
                answered++;
            }
            clinic.get("/patients/" + foreign).expect(404, 503);
        }
        return answered;
    }
}
