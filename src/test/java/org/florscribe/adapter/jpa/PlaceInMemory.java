package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioStoreFailed;

/** A place for audio that tells how it was used, and fails when it is told to. */
final class PlaceInMemory implements AudioObjects {

    final Map<Name, Integer> held = new ConcurrentHashMap<>();
    private final AtomicInteger puts = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(0);
    int failsAt = Integer.MAX_VALUE;
    int settled;
    boolean isAway;
    long room = 1_000;

    @Override
    public void put(Name name, byte[] content, int length) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        together.countDown();
        try {
            assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
        if (isAway || puts.incrementAndGet() == failsAt) {
            throw new AudioStoreFailed("full", null);
        }
        held.put(name, length);
    }

    @Override
    public void settle(List<Name> names) {
        assertThat(held.keySet()).containsAll(names);
        settled += names.size();
    }

    @Override
    public void remove(List<Name> names) {
        names.forEach(held::remove);
    }

    @Override
    public void list(Consumer<Listed> each) {
        new ArrayList<>(held.keySet()).forEach(name -> each.accept(new Listed(name, 0, Instant.EPOCH)));
    }

    @Override
    public byte[] get(Name name) {
        if (isAway) {
            throw new AudioStoreFailed("away", null);
        }
        return new byte[held.getOrDefault(name, 0)];
    }

    @Override
    public boolean isChosen() {
        return true;
    }

    @Override
    public void requireReachable() {
        list(each -> {});
    }

    @Override
    public long room() {
        if (isAway) {
            throw new AudioStoreFailed("away", null);
        }
        return room;
    }

    @Override
    public String describe() {
        return "memory";
    }
}
