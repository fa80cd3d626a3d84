package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up uploads that nobody goes on with, and removes objects that nothing refers to. What is younger than an hour may be
 * about to be referred to; what belongs to a practice that is not known here is somebody else's.
 */
@ApplicationScoped
public class AudioSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AudioSweep.class);
    private static final Duration YOUNG = Duration.ofHours(1);
    private static final int ASKED_AT_ONCE = 500;

    private final TenantDirectory tenants;
    private final AudioUpkeep upkeep;
    private final AudioPlace place;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    AudioSweep(TenantDirectory tenants, AudioUpkeep upkeep, AudioPlace place, CurrentCaller callers, Clock clock) {
        this.tenants = tenants;
        this.upkeep = upkeep;
        this.place = place;
        this.callers = callers;
        this.clock = clock;
    }

    /** In no transaction: each practice has short ones of its own. */
    public void sweep() {
        for (UUID practice : tenants.practices()) {
            callers.runAs(system(practice), () -> said("uploads given up", practice, upkeep.giveUpAbandoned()));
        }
        Round round = new Round(new HashSet<>(tenants.all()), clock.instant().minus(YOUNG));
        place.objects().list(round::take);
        round.end();
    }

    private static Caller system(UUID practice) {
        return Caller.system(practice, Ids.next().toString());
    }

    private static void said(String what, UUID practice, int count) {
        if (count > 0) {
            LOG.atInfo()
                    .addKeyValue("practice", practice)
                    .addKeyValue("count", count)
                    .log(what);
        }
    }

    /** One way through all objects, a batch of a practice at a time. */
    private final class Round {

        private final Set<UUID> practices;
        private final Instant youngest;
        private final Map<UUID, List<AudioObjects.Name>> gathered = new HashMap<>();
        private final Map<UUID, Integer> removed = new HashMap<>();
        private int strange;

        private Round(Set<UUID> practices, Instant youngest) {
            this.practices = practices;
            this.youngest = youngest;
        }

        private void take(AudioObjects.Listed listed) {
            UUID practice = listed.name().practiceId();
            if (!practices.contains(practice)) {
                strange++;
            } else if (listed.writtenAt().isBefore(youngest)) {
                List<AudioObjects.Name> batch = gathered.computeIfAbsent(practice, it -> new ArrayList<>());
                batch.add(listed.name());
                if (batch.size() == ASKED_AT_ONCE) {
                    sweep(practice, batch);
                    batch.clear();
                }
            }
        }

        private void end() {
            gathered.forEach(this::sweep);
            removed.forEach((practice, count) -> said("audio that nothing refers to removed", practice, count));
            if (strange > 0) {
                LOG.atWarn().addKeyValue("count", strange).log("audio of unknown practices is left alone");
            }
        }

        private void sweep(UUID practice, List<AudioObjects.Name> batch) {
            if (batch.isEmpty()) {
                return;
            }
            callers.runAs(system(practice), () -> {
                Set<UUID> orphans = upkeep.orphans(
                        batch.stream().map(AudioObjects.Name::objectId).toList());
                List<AudioObjects.Name> going = batch.stream()
                        .filter(name -> orphans.contains(name.objectId()))
                        .toList();
                if (!going.isEmpty()) {
                    place.objects().remove(going);
                    removed.merge(practice, going.size(), Integer::sum);
                }
            });
        }
    }
}
