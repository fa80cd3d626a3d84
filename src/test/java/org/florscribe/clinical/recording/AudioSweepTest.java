package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.clinical.recording.AudioObjects.Listed;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Unavailable;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

class AudioSweepTest {

    private final UUID practice = Ids.next();
    private boolean hasEnded;
    private final SetClock clock = new SetClock();
    private final Shelf shelf = new Shelf();
    private final Set<UUID> referredTo = new HashSet<>();
    private final RecordingsInMemory recordings = new RecordingsInMemory();
    private final AudioInMemory audio = new AudioInMemory();
    private final AudioRoom room = new AudioRoom(new AudioPlace(List.of(shelf)));
    private final AudioSweep sweep = new AudioSweep(
            new TenantDirectory() {
                @Override
                public List<UUID> practices() {
                    return hasEnded ? List.of() : List.of(practice);
                }

                @Override
                public List<UUID> all() {
                    return List.of(practice);
                }
            },
            new AudioUpkeep(
                    recordings,
                    asked -> {
                        Set<UUID> known = new HashSet<>(asked);
                        known.retainAll(referredTo);
                        return known;
                    },
                    audio,
                    room,
                    clock),
            new AudioPlace(List.of(shelf)),
            new CurrentCaller(),
            clock);

    @Test
    void what_lies_there_of_a_practice_that_has_ended_goes_too() {
        shelf.holds(practice, clock.instant());
        hasEnded = true;
        clock.pass(Duration.ofMinutes(61));

        sweep.sweep();

        assertThat(shelf.names()).isEmpty();
    }

    @Test
    void old_objects_that_nothing_refers_to_go_and_no_others() {
        Name referred = shelf.holds(practice, clock.instant());
        referredTo.add(referred.objectId());
        List<Name> orphans = new ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            orphans.add(shelf.holds(practice, clock.instant()));
        }
        Name strange = shelf.holds(Ids.next(), clock.instant());
        clock.pass(Duration.ofMinutes(61));
        Name young = shelf.holds(practice, clock.instant());

        sweep.sweep();

        assertThat(shelf.removed).containsExactlyInAnyOrderElementsOf(orphans);
        assertThat(shelf.names()).containsExactlyInAnyOrder(referred, strange, young);
    }

    @Test
    void an_upload_that_nobody_goes_on_with_leaves_no_trace() {
        Recording upload = recordings.add(
                Recording.announced(Ids.next(), Ids.next(), 1, 1_000, Optional.empty(), Ids.next(), clock.instant()));
        audio.with(upload.id(), AudioCopy.ORIGINAL, new byte[10]);
        clock.pass(Duration.ofHours(23));
        sweep.sweep();
        assertThat(recordings.find(upload.id())).isPresent();
        clock.pass(Duration.ofMinutes(61));
        sweep.sweep();
        assertThat(recordings.find(upload.id())).isEmpty();
        assertThat(audio.length(upload.id(), AudioCopy.ORIGINAL)).isZero();
    }

    @Test
    void without_room_new_audio_is_refused_in_words() {
        room.requireRoom(shelf.room);
        assertThatThrownBy(() -> room.requireRoom(shelf.room + 1))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("administrator");
    }

    /** Objects by name only. */
    private static final class Shelf implements AudioObjects {

        private final List<Listed> held = new ArrayList<>();
        private final List<Name> removed = new ArrayList<>();
        private final long room = 5_000;

        Name holds(UUID practice, Instant since) {
            Name name = new Name(practice, Ids.next(), Ids.next());
            held.add(new Listed(name, 1, since));
            return name;
        }

        List<Name> names() {
            return held.stream().map(Listed::name).toList();
        }

        @Override
        public boolean isChosen() {
            return true;
        }

        @Override
        public void put(Name name, byte[] content, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void settle(List<Name> names) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] get(Name name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(List<Name> names) {
            removed.addAll(names);
            held.removeIf(listed -> names.contains(listed.name()));
        }

        @Override
        public void list(Consumer<Listed> each) {
            List.copyOf(held).forEach(each);
        }

        @Override
        public void requireReachable() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long room() {
            return room;
        }

        @Override
        public String describe() {
            return "a shelf";
        }
    }
}
