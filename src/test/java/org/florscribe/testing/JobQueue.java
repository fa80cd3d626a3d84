package org.florscribe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** JobRunr's own tables, for what a queue does when it goes wrong. */
public final class JobQueue {

    /** The jobs of one visit's steps once more, as if they had just been put into the queue. */
    private static final String AGAIN = """
            insert into jobs.jobrunr_jobs
            select (jsonb_populate_record(null::jobs.jobrunr_jobs, to_jsonb(job) || jsonb_build_object(
                'id', fresh.id, 'version', 1, 'state', 'ENQUEUED', 'createdat', now(), 'updatedat', now(),
                'jobasjson', (job.jobasjson::jsonb
                  || jsonb_build_object('id', fresh.id, 'version', 1, 'jobHistory', jsonb_build_array(jsonb_path_query_first(job.jobasjson::jsonb, '$.jobHistory[*] ? (@.state == "ENQUEUED")'))))::text))).*
            from jobs.jobrunr_jobs job
            join public.pipeline_step step on job.jobasjson like '%' || step.id || '%'
            cross join lateral (select gen_random_uuid() as id, copy from generate_series(1, ?) copy where step.id is not null) fresh
            where step.encounter_id = ? and job.jobsignature like '%RunStepHandler%'""";

    /** The next sweep at once, where one has run before. */
    private static final String SWEEP = """
            insert into jobs.jobrunr_jobs
            select (jsonb_populate_record(null::jobs.jobrunr_jobs, to_jsonb(job) || jsonb_build_object(
                'id', fresh.id, 'version', 1, 'state', 'ENQUEUED', 'createdat', now(), 'updatedat', now(), 'recurringjobid', null,
                'jobasjson', (job.jobasjson::jsonb - 'recurringJobId'
                  || jsonb_build_object('id', fresh.id, 'version', 1, 'jobHistory', jsonb_build_array(jsonb_path_query_first(job.jobasjson::jsonb, '$.jobHistory[*] ? (@.state == "ENQUEUED")'))))::text))).*
            from jobs.jobrunr_jobs job
            cross join (select gen_random_uuid() as id) fresh
            where job.jobsignature like '%' || ? || '%' and job.state = 'SUCCEEDED'
            order by job.updatedat desc limit 1
            returning id""";

    private final RunningProduct product;

    public JobQueue(RunningProduct product) {
        this.product = product;
    }

    /** Asks for the sweep of lost steps at once, where one has run before; otherwise it comes within a minute by itself. */
    public void sweepNow() throws SQLException {
        runNow("SweepStepsHandler");
    }

    /**
     * Asks for a recurring job at once, where it has run before; otherwise it comes within a minute by itself.
     *
     * @param handler its simple name
     * @return its id, where it was asked for
     */
    private Optional<String> runNow(String handler) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var sweep = connection.prepareStatement(SWEEP)) {
            sweep.setString(1, handler);
            try (var asked = sweep.executeQuery()) {
                return asked.next() ? Optional.of(asked.getString(1)) : Optional.empty();
            }
        }
    }

    /** Runs a recurring job and waits until it has ended; waits for its first run before, where it never ran. */
    public void run(String handler) throws SQLException {
        Optional<String> asked = runNow(handler);
        while (asked.isEmpty()) {
            pause();
            asked = runNow(handler);
        }
        try (Connection connection = product.superuserConnection();
                var state = connection.prepareStatement("select state from jobs.jobrunr_jobs where id = ?")) {
            state.setString(1, asked.get());
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (true) {
                try (var rows = state.executeQuery()) {
                    if (rows.next() && rows.getString(1).equals("SUCCEEDED")) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).as(handler).isLessThan(end);
                pause();
            }
        }
    }

    /** Returns how many jobs there are more. */
    public int handOutAgain(UUID visit, int copies) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var statement = connection.prepareStatement(AGAIN)) {
            statement.setInt(1, copies);
            statement.setObject(2, visit);
            return statement.executeUpdate();
        }
    }

    /** Waits until each job of this visit has ended. */
    public void awaitEmpty(UUID visit) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (Connection connection = product.superuserConnection();
                var waiting = connection.prepareStatement("""
                        select job.state || ' ' || job.jobasjson from jobs.jobrunr_jobs job
                        join public.pipeline_step step on job.jobasjson like '%' || step.id || '%'
                        where step.encounter_id = ? and job.state not in ('SUCCEEDED', 'DELETED')""")) {
            waiting.setObject(1, visit);
            while (true) {
                try (var rows = waiting.executeQuery()) {
                    if (!rows.next()) {
                        return;
                    }
                    assertThat(System.nanoTime()).as(rows.getString(1)).isLessThan(end);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
