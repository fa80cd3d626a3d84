package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where recordings are kept; their bytes are in the {@link AudioStore}. */
public interface RecordingRepository {

    Optional<Recording> find(UUID recordingId);

    /** @throws org.florscribe.shared.NotFound when there is none that the caller may see */
    Recording get(UUID recordingId);

    /** The same, and nobody else changes it before this transaction ends. */
    Recording getForChange(UUID recordingId);

    /** Of a visit, by number; uploads that are still under way too. */
    List<Recording> ofEncounter(UUID encounterId);

    /** Complete recordings of the practice with this very content, the newest first. */
    List<Recording> withFingerprint(byte[] fingerprint);

    /** Keyed with the practice's own key, so that equal files are found in it and nowhere else. */
    byte[] fingerprintOf(byte[] sha256);

    /** Uploads of the practice that got nothing since then. */
    List<Recording> idleSince(Instant instant);

    Recording add(Recording recording);

    /** @throws org.florscribe.shared.StaleVersion when it was changed meanwhile */
    Recording update(Recording recording);

    /** An upload that came to nothing leaves no row. Its audio has to be forgotten before. */
    void remove(UUID recordingId);

    /** One byte for each tenth of a second: the loudest sample there, 0 to 255 of full scale. */
    Optional<byte[]> peaks(UUID recordingId);

    void storePeaks(UUID recordingId, byte[] peaks);
}
