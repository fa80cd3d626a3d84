package org.florscribe.clinical.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioOverview;
import org.florscribe.clinical.recording.AudioStore;
import org.florscribe.clinical.recording.Listening;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.recording.VisitAudio;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;

/** The sound of a visit as files: as a player hears it, or the recordings as they came where nobody here could put them together. */
@ApplicationScoped
class VisitSound {

    private static final Map<String, String> ENDINGS = Map.of(
            "audio/wav", ".wav",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "audio/flac", ".flac",
            "audio/ogg", ".ogg",
            "audio/webm", ".webm");

    private final Listening listening;
    private final RecordingRepository recordings;
    private final AudioStore store;
    private final AuditTrail audit;

    @Inject
    VisitSound(Listening listening, RecordingRepository recordings, AudioStore store, AuditTrail audit) {
        this.listening = listening;
        this.recordings = recordings;
        this.store = store;
        this.audit = audit;
    }

    /** A file, which is read when it is written: not within a transaction. */
    record File(String name, String mediaType, RecordArchive.Content content) {}

    List<File> of(Encounter visit) {
        AudioOverview overview = listening.overview(visit.id());
        if (overview.playable().isPresent()) {
            VisitAudio audio = listening.listen(visit.id());
            return List.of(new File(
                    "audio" + ending(audio.mediaType()),
                    audio.mediaType(),
                    target -> audio.copy(0, audio.length(), target)));
        }
        List<File> files = new ArrayList<>();
        for (Recording recording : recordings.ofEncounter(visit.id())) {
            if (recording.isComplete() && recording.mediaType().isPresent()) {
                String type = recording.mediaType().get();
                files.add(new File("audio-" + (files.size() + 1) + ending(type), type, target -> {
                    try (InputStream sound =
                            store.read(recording.id(), AudioCopy.ORIGINAL).from(0)) {
                        sound.transferTo(target);
                    }
                }));
            }
        }
        if (!files.isEmpty()) {
            audit.record(AuditAction.AUDIO_LISTENED, "encounter", visit.id(), visit.patientId());
        }
        return files;
    }

    private static String ending(String mediaType) {
        return ENDINGS.getOrDefault(mediaType, ".bin");
    }
}
