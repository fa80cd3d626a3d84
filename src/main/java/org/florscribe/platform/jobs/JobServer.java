package org.florscribe.platform.jobs;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.persistence.ContainerResource;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.shared.Unavailable;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.filters.RetryFilter;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.scheduling.cron.Cron;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.server.configuration.DefaultBackgroundJobServerWorkerPolicy;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.StorageProviderUtils.DatabaseOptions;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jsonb.JsonbJsonMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JobRunr in this server. A job is stored in the caller's transaction and started on this node as soon as that commits; its
 * own poll of 5 s, the shortest it allows, is only the net.
 */
@ApplicationScoped
public class JobServer {

    private static final Logger LOG = LoggerFactory.getLogger(JobServer.class);

    /** For the benchmark's peer only: JobRunr as it comes, polling every 15 s, nothing started at commit. */
    private static final boolean AS_IT_COMES = Boolean.getBoolean("florscribe.jobs.default-polling");

    private static final Duration POLL = Duration.ofSeconds(AS_IT_COMES ? 15 : 5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int WORKERS = 4;

    /** Work that waits for somebody outside most of the time; so many of them may keep us waiting before the next has to. */
    private static final int ASIDE = 16;

    private static final Duration WATCH = Duration.ofSeconds(3);

    private final DataSources dataSources;
    private final Faults faults;
    private volatile boolean stopping;
    private @Nullable BackgroundJobServer server;
    private @Nullable JobRequestScheduler scheduler;
    private @Nullable JobRequestScheduler plain;
    private @Nullable StorageProvider storage;
    private volatile @Nullable ManagedJobExecutor executor;
    private @Nullable Executor nudges;
    private volatile @Nullable ManagedJobExecutor aside;

    @Inject
    JobServer(DataSources dataSources, Faults faults) {
        this.dataSources = dataSources;
        this.faults = faults;
    }

    void start(ManagedThreadFactory threads, ContextService contexts) {
        BlockingQueue<Executor> oneForEachWorker = newContexts(contexts, WORKERS);
        ManagedJobExecutor waiting = new ManagedJobExecutor(ASIDE, threads, newContexts(contexts, ASIDE));
        waiting.start();
        aside = waiting;
        JsonbJsonMapper json = new JsonbJsonMapper();
        PostgresStorageProvider jobs =
                new PostgresStorageProvider(dataSources.work(), "jobs.", DatabaseOptions.NO_VALIDATE);
        storage = jobs;
        var result = JobRunr.configure()
                .useJsonMapper(json)
                .useStorageProvider(jobs)
                // steps keep their own count of attempts; this one is for a handler that could not even write that down
                .withJobFilter(new RetryFilter(8, 2), new FailedJobs(faults))
                .useJobActivator(new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return CDI.current().select(type).get();
                    }
                })
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(POLL)
                        .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(GRACE)
                        .andBackgroundJobServerWorkerPolicy(new DefaultBackgroundJobServerWorkerPolicy(
                                WORKERS, workers -> newExecutor(workers, threads, oneForEachWorker))))
                .initialize();
        server = result.getBackgroundJobServer();
        plain = result.getJobRequestScheduler();
        PostgresStorageProvider joined =
                new PostgresStorageProvider(new JtaJoined(dataSources.main()), "jobs.", DatabaseOptions.NO_VALIDATE);
        joined.setJobMapper(new JobMapper(json));
        scheduler = new JobRequestScheduler(joined);
        nudges = command -> threads.newThread(faults.watching(command)).start();
        BackgroundJobServer watched = result.getBackgroundJobServer();
        threads.newThread(faults.watching(() -> keepRunning(watched))).start();
    }

    private static BlockingQueue<Executor> newContexts(ContextService contexts, int count) {
        BlockingQueue<Executor> made = new LinkedBlockingQueue<>();
        for (int i = 0; i < count; i++) {
            made.add(contexts.currentContextExecutor());
        }
        return made;
    }

    private ManagedJobExecutor newExecutor(
            int workers, ManagedThreadFactory threads, BlockingQueue<Executor> contexts) {
        ManagedJobExecutor made = new ManagedJobExecutor(workers, threads, contexts);
        executor = made;
        return made;
    }

    /** Stops taking jobs, lets running ones end or gives them back, and returns when no worker is left. */
    void stop() {
        stopping = true;
        BackgroundJobServer running = server;
        ManagedJobExecutor workers = executor;
        if (running == null || workers == null) {
            return;
        }
        ManagedJobExecutor waiting = aside;
        running.stop();
        if (waiting != null && !waiting.stopWithin(GRACE)) {
            LOG.warn("work aside was cut off at the stop; it is taken up at the next start");
        }
        try {
            workers.awaitEnd(GRACE.plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does this on a thread beside the workers, so that they stay free while it waits for somebody outside. It is kept nowhere:
     * who asks for it finds it again after a crash.
     */
    public void runAside(Runnable work) {
        ManagedJobExecutor ready = aside;
        if (ready != null) {
            ready.execute(work);
        }
    }

    /** Whether jobs are being taken. JobRunr stops by itself after too many storage errors; readiness asks here. */
    public boolean isRunning() {
        BackgroundJobServer running = server;
        return running != null && running.isRunning();
    }

    /** Brings the job server back whenever it gave up on a lost database; asks the database nothing while it runs. */
    private void keepRunning(BackgroundJobServer watched) {
        while (!stopping) {
            try {
                Thread.sleep(WATCH.toMillis());
                if (!stopping && !watched.isRunning()) {
                    watched.start();
                    LOG.info("the job server takes jobs again");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the job server cannot start yet: {}", e.getClass().getName());
            }
        }
    }

    /** Stores the job in the running transaction and starts it when that commits. The same id again is harmless. */
    public void enqueue(UUID id, JobRequest job) {
        if (!exists(id)) {
            started().enqueue(id, job);
            nudgeAfterCommit();
        }
    }

    /** Stores the job in the running transaction, to start at that time. The same id again is harmless. */
    public void schedule(UUID id, Instant at, JobRequest job) {
        if (!exists(id)) {
            started().schedule(id, at, job);
        }
    }

    /** Runs a job on one node of the installation once a minute, from now on; saying so again changes nothing. */
    public void everyMinute(String id, JobRequest job) {
        recurring(id, Cron.minutely(), job);
    }

    public void everyHour(String id, JobRequest job) {
        recurring(id, Cron.hourly(), job);
    }

    private void recurring(String id, String when, JobRequest job) {
        if (plain == null) {
            throw new IllegalStateException("The job server has not started");
        }
        plain.scheduleRecurrently(id, when, job);
    }

    /** JobRunr's own store, once it has started. */
    public StorageProvider storage() {
        StorageProvider ready = storage;
        if (ready == null) {
            throw new Unavailable("The job server has not started yet. Try again in a moment.");
        }
        return ready;
    }

    /** The newest run of a recurring job that has begun. */
    public Optional<UUID> lastRunOf(String recurring) {
        String newest = "select id from jobs.jobrunr_jobs where recurringjobid = ?"
                + " and state in ('PROCESSING', 'SUCCEEDED', 'FAILED') order by updatedat desc limit 1";
        try (Connection connection = dataSources.work().getConnection();
                var statement = connection.prepareStatement(newest)) {
            statement.setString(1, recurring);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(UUID.fromString(rows.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new Unavailable("The job queue does not answer just now. Try again in a moment.", e);
        }
    }

    /** Whether the job is stored and has not ended. */
    public boolean isPending(UUID id) {
        return count(
                        "select count(*) from jobs.jobrunr_jobs where id = ? and state in ('SCHEDULED', 'ENQUEUED', 'PROCESSING')",
                        id)
                > 0;
    }

    /** Whether a worker has the job in hand, or had it when its server died. */
    public boolean isTaken(UUID id) {
        return count("select count(*) from jobs.jobrunr_jobs where id = ? and state = 'PROCESSING'", id) > 0;
    }

    // asked first: storing an id twice would end the caller's transaction with a duplicate key
    private boolean exists(UUID id) {
        return count("select count(*) from jobs.jobrunr_jobs where id = ?", id) > 0;
    }

    private int count(String sql, UUID id) {
        try (Connection connection = dataSources.inTransaction();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.toString());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new Unavailable(
                    "The job queue does not answer just now. Nothing was changed; try again in a moment.", e);
        }
    }

    private JobRequestScheduler started() {
        JobRequestScheduler ready = scheduler;
        if (ready == null) {
            throw new Unavailable("The job server has not started yet. Try again in a moment.");
        }
        return ready;
    }

    private void nudgeAfterCommit() {
        ContainerResource.TRANSACTION.get().registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before
            }

            @Override
            public void afterCompletion(int status) {
                Executor ready = nudges;
                if (status == Status.STATUS_COMMITTED && ready != null && !AS_IT_COMES) {
                    ready.execute(JobServer.this::nudge);
                }
            }
        });
    }

    /** Makes a worker look for work at once (the steward's public methods; reaches this node only). */
    private void nudge() {
        BackgroundJobServer running = server;
        if (running != null && running.isRunning()) {
            var steward = running.getJobSteward();
            steward.notifyThreadOccupied();
            steward.notifyThreadIdle();
        }
    }
}
