package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import org.florscribe.shared.Ids;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class PracticeKeyTest {

    private static final UUID PRACTICE = Ids.next();
    private static final PhiText WORDS = PhiText.of("chest pain since Tuesday");

    private final Aead master = master(7);
    private final PracticeKey practice = PracticeKey.open(PRACTICE, PracticeKey.create(PRACTICE, master), master);
    private final DataKeyBinding visit = new DataKeyBinding(Ids.next(), KeySubject.ENCOUNTER, Ids.next(), Ids.next());
    private final byte[] wrapped = practice.newDataKey(visit);
    private final SubjectKey key = practice.openDataKey(visit, wrapped);
    private final Cell cell = new Cell("encounter", "sealed_reason", visit.subjectId());

    @Test
    void what_was_sealed_opens_in_its_own_cell() {
        byte[] sealed = key.seal(cell, WORDS);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("chest");
        assertThat(sealed).hasSize(WORDS.reveal().length() + 33);
        assertThat(key.open(cell, sealed)).isEqualTo(WORDS);
        assertThat(practice.openDataKey(visit, wrapped).open(cell, sealed)).isEqualTo(WORDS);
    }

    @Test
    void moved_swapped_and_cut_values_do_not_open() {
        byte[] sealed = key.seal(cell, WORDS);
        refuse(() -> key.open(new Cell("encounter", "sealed_reason", Ids.next()), sealed));
        refuse(() -> key.open(new Cell("encounter", "sealed_cancel_reason", cell.row()), sealed));
        refuse(() -> key.open(new Cell("note", "sealed_reason", cell.row()), sealed));
        refuse(() -> key.open(new Cell("encountersealed", "_reason", cell.row()), sealed));
        refuse(() -> key.open(cell, Arrays.copyOf(sealed, sealed.length - 1)));
        refuse(() -> key.open(cell, new byte[0]));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            refuse(() -> key.open(cell, changed));
        }
    }

    @Test
    void the_key_of_another_visit_does_not_open_it() {
        DataKeyBinding other = new DataKeyBinding(Ids.next(), KeySubject.ENCOUNTER, Ids.next(), visit.patientId());
        SubjectKey otherKey = practice.openDataKey(other, practice.newDataKey(other));
        refuse(() -> otherKey.open(cell, key.seal(cell, WORDS)));
    }

    @Test
    void a_wrapped_key_put_into_another_row_does_not_open() {
        refuse(() -> practice.openDataKey(
                new DataKeyBinding(Ids.next(), visit.kind(), visit.subjectId(), visit.patientId()), wrapped));
        refuse(() -> practice.openDataKey(
                new DataKeyBinding(visit.id(), visit.kind(), Ids.next(), visit.patientId()), wrapped));
        refuse(() -> practice.openDataKey(visit.forPatient(Ids.next()), wrapped));
        refuse(() -> practice.openDataKey(
                new DataKeyBinding(visit.id(), KeySubject.PATIENT, visit.subjectId(), visit.patientId()), wrapped));
    }

    @Test
    void another_practice_opens_neither_keys_nor_values() {
        UUID otherId = Ids.next();
        PracticeKey other = PracticeKey.open(otherId, PracticeKey.create(otherId, master), master);
        refuse(() -> other.openDataKey(visit, wrapped));
        refuse(() -> other.open(cell, practice.seal(cell, new byte[] {1})));
        refuse(() -> PracticeKey.open(otherId, PracticeKey.create(PRACTICE, master), master));
    }

    @Test
    void another_master_key_opens_no_practice() {
        refuse(() -> PracticeKey.open(PRACTICE, PracticeKey.create(PRACTICE, master), master(8)));
    }

    @Test
    void the_key_of_a_moved_visit_opens_what_it_sealed_before() {
        byte[] sealed = key.seal(cell, WORDS);
        DataKeyBinding moved = visit.forPatient(Ids.next());
        byte[] rewrapped = practice.rewrapDataKey(visit, wrapped, moved);
        assertThat(practice.openDataKey(moved, rewrapped).open(cell, sealed)).isEqualTo(WORDS);
        refuse(() -> practice.openDataKey(visit, rewrapped));
    }

    @Test
    void a_new_key_takes_over_step_by_step_and_opens_all_the_while() {
        byte[] sealed = practice.seal(cell, new byte[] {1, 2});
        PracticeKey added = PracticeKey.open(PRACTICE, practice.withNext(master), master);
        int next = added.newest();
        assertThat(added.sealsWith()).isEqualTo(practice.sealsWith()).isNotEqualTo(next);
        assertThat(practice.opens(next)).isFalse();
        assertThat(added.opens(next)).isTrue();

        PracticeKey sealing = PracticeKey.open(PRACTICE, added.sealingWith(next, master), master);
        assertThat(sealing.sealsWith()).isEqualTo(next);
        byte[] late = added.seal(cell, new byte[] {3});
        assertThat(sealing.open(cell, sealed)).containsExactly(1, 2);
        assertThat(sealing.open(cell, late)).containsExactly(3);
        byte[] rewrapped = sealing.rewrapDataKey(visit, wrapped, visit);
        assertThat(added.openDataKey(visit, rewrapped)).isNotNull();

        PracticeKey without = PracticeKey.open(PRACTICE, sealing.without(practice.sealsWith(), master), master);
        assertThat(without.opens(practice.sealsWith())).isFalse();
        refuse(() -> without.open(cell, sealed));
        refuse(() -> without.openDataKey(visit, wrapped));
        assertThat(without.openDataKey(visit, rewrapped)
                        .open(new Cell("a", "b", visit.id()), key.seal(new Cell("a", "b", visit.id()), WORDS)))
                .isEqualTo(WORDS);

        PracticeKey after = PracticeKey.open(PRACTICE, without.forgetting(practice.sealsWith(), master), master);
        refuse(() -> after.open(cell, sealed));
        assertThat(after.open(cell, sealing.seal(cell, new byte[] {4}))).containsExactly(4);
        assertThat(after.indexKey()).isEqualTo(practice.indexKey());
    }

    @Test
    void a_ciphertext_says_which_key_sealed_it() {
        assertThat(Keysets.sealedBy(practice.seal(cell, new byte[0]))).hasValue(practice.sealsWith());
        assertThat(practice.seal(cell, new byte[0])).startsWith(Keysets.prefix(practice.sealsWith()));
        assertThat(Keysets.sealedBy(new byte[4])).isEmpty();
        assertThat(Keysets.sealedBy(new byte[] {0, 1, 2, 3, 4})).isEmpty();
    }

    @Test
    void the_failure_says_where_but_nothing_of_the_content() {
        byte[] sealed = key.seal(cell, WORDS);
        sealed[10] ^= 1;
        assertThatThrownBy(() -> key.open(cell, sealed))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("encounter.sealed_reason")
                .hasMessageNotContaining("chest");
    }

    private static void refuse(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(SealBroken.class);
    }

    private static Aead master(int fill) {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) fill);
        try {
            return Keysets.ofRawKey(raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
