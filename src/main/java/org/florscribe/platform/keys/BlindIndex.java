package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;

/** Finds sealed names, birth dates and record numbers by keyed hashes (security.md 2.10), in the practice this transaction works for. */
@ApplicationScoped
public class BlindIndex {

    private final PracticeKeys practiceKeys;

    @Inject
    BlindIndex(PracticeKeys practiceKeys) {
        this.practiceKeys = practiceKeys;
    }

    /** 128 bits: equal for equal numbers and, in practice, only for them. */
    public byte[] mrn(String mrn) {
        return hashes().mrn(mrn);
    }

    /** 16 bits: people with other birth dates share it. */
    public byte[] birthDate(LocalDate birthDate) {
        return hashes().birthDate(birthDate);
    }

    /** What a patient of this name is indexed by. */
    public Set<NameToken> tokens(String given, String family) {
        return hashes().tokens(given, family);
    }

    /** What to look for when these words were typed. */
    public NameQuery search(String words) {
        return hashes().search(words);
    }

    /** 256 bits, over the SHA-256 of a recording: equal for equal files of this practice. */
    public byte[] recording(byte[] sha256) {
        return hashes().recording(sha256);
    }

    private IndexHashes hashes() {
        return new IndexHashes(practiceKeys.current().indexKey());
    }
}
