package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioPlace;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.metrics.MetricSource;
import org.florscribe.platform.metrics.PrometheusText;

/** What went into the place for audio and came out of it since this node started, how often it failed, and the room that is left. */
@ApplicationScoped
class AudioMetrics implements MetricSource {

    private static final String BYTES = "florscribe_audio_bytes_total";
    private static final String FAILURES = "florscribe_audio_failures_total";
    private static final String ROOM = "florscribe_audio_room_bytes";

    private final Supplier<AudioObjects> place;
    private final LongAdder stored = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final Map<Act, LongAdder> failures = new EnumMap<>(Act.class);

    private enum Act {
        PUT,
        SETTLE,
        GET,
        REMOVE,
        LIST,
        REACH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Inject
    AudioMetrics(AudioPlace place) {
        this(place::objects);
    }

    AudioMetrics(Supplier<AudioObjects> place) {
        this.place = place;
        for (Act act : Act.values()) {
            failures.put(act, new LongAdder());
        }
    }

    /** The same place; what is done there is counted. */
    AudioObjects counting(AudioObjects objects) {
        return new Counting(objects);
    }

    @Override
    public void write(PrometheusText text) {
        long room = room();
        text.begin(BYTES, "counter", "Sealed bytes of recordings that this node stored and read.");
        text.sample(BYTES, "direction", "stored", stored.sum());
        text.sample(BYTES, "direction", "read", read.sum());
        text.begin(FAILURES, "counter", "What the place for audio did not do.");
        failures.forEach((act, count) -> text.sample(FAILURES, "act", act.word(), count.sum()));
        if (room < Long.MAX_VALUE) {
            text.begin(ROOM, "gauge", "Bytes that may still come before AUDIO_FREE_MIN is reached.");
            text.sample(ROOM, room);
        }
    }

    private long room() {
        try {
            return counted(Act.REACH, () -> place.get().room());
        } catch (AudioStoreFailed notTold) {
            return 0; // where that cannot be told nothing can be stored
        }
    }

    private <T> T counted(Act act, Supplier<T> work) {
        try {
            return work.get();
        } catch (AudioStoreFailed e) {
            Objects.requireNonNull(failures.get(act)).increment();
            throw e;
        }
    }

    private void counted(Act act, Runnable work) {
        counted(act, () -> {
            work.run();
            return true;
        });
    }

    private final class Counting implements AudioObjects {

        private final AudioObjects objects;

        private Counting(AudioObjects objects) {
            this.objects = objects;
        }

        @Override
        public boolean isChosen() {
            return objects.isChosen();
        }

        @Override
        public void put(Name name, byte[] content, int length) {
            counted(Act.PUT, () -> objects.put(name, content, length));
            stored.add(length);
        }

        @Override
        public void settle(List<Name> names) {
            counted(Act.SETTLE, () -> objects.settle(names));
        }

        @Override
        public byte[] get(Name name) {
            byte[] content = counted(Act.GET, () -> objects.get(name));
            read.add(content.length);
            return content;
        }

        @Override
        public void remove(List<Name> names) {
            counted(Act.REMOVE, () -> objects.remove(names));
        }

        @Override
        public void list(Consumer<Listed> each) {
            counted(Act.LIST, () -> objects.list(each));
        }

        @Override
        public void requireReachable() {
            counted(Act.REACH, objects::requireReachable);
        }

        @Override
        public long room() {
            return counted(Act.REACH, objects::room);
        }

        @Override
        public String describe() {
            return objects.describe();
        }
    }
}
