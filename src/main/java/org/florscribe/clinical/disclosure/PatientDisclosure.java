package org.florscribe.clinical.disclosure;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.disclosure.RecordArchive.Item;
import org.florscribe.clinical.disclosure.RecordBundle.Attached;
import org.florscribe.clinical.disclosure.RecordBundle.Kind;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.signature.NotePrinting;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;

/**
 * Hands everything over that is kept of a patient, in one file that other programs read: for the patient who asks for it, or who
 * moves to another practice. A clinician does, with the visits that they may see; a chart that an emergency opened is not given
 * out. It is put together here, and written when the transaction and its lines in the access log are safe.
 */
@ApplicationService
public class PatientDisclosure {

    private final PatientRepository patients;
    private final EncounterRepository encounters;
    private final VisitGathering visits;
    private final VisitSound sound;
    private final NotePrinting printing;
    private final VisitJson json;
    private final RecordBundle bundles;
    private final PracticeRepository practices;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    PatientDisclosure(
            PatientRepository patients,
            EncounterRepository encounters,
            VisitGathering visits,
            VisitSound sound,
            NotePrinting printing,
            VisitJson json,
            RecordBundle bundles,
            PracticeRepository practices,
            Reauthentication reauthentication,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.patients = patients;
        this.encounters = encounters;
        this.visits = visits;
        this.sound = sound;
        this.printing = printing;
        this.json = json;
        this.bundles = bundles;
        this.practices = practices;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws NotFound when there is no such patient that the caller may see
     * @throws org.florscribe.shared.Denied {@code step-up-required} without a password given within five minutes,
     *     {@code emergency-reads-only} to whom an emergency shows the patient and nothing else
     */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.EXPORT_NOTE)
    public RecordArchive everything(UUID patientId) {
        Patient patient = patients.getForChange(patientId);
        reauthentication.requireRecent();
        audit.record(AuditAction.PATIENT_EXPORTED, "patient", patientId, patientId);
        Practice practice = practices.find(caller.get().practice()).orElseThrow(NotFound::new);
        Instant now = clock.instant();
        List<VisitRecord> records = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        Map<UUID, List<Attached>> files = new LinkedHashMap<>();
        for (Encounter visit : visitsOf(patientId)) {
            VisitRecord record = visits.of(visit);
            records.add(record);
            files.put(visit.id(), add(record, items));
        }
        var whole = new PatientRecord(practice.id(), practice.name(), patient, records, now);
        items.add(0, Item.of("bundle.json", bundles.fhir(whole, files)));
        items.add(0, Item.of("README.txt", readme(whole)));
        return new RecordArchive(now, items);
    }

    private List<Attached> add(VisitRecord record, List<Item> items) {
        UUID visit = record.encounter().id();
        String folder = "visits/" + visit + "/";
        List<Attached> files = new ArrayList<>();
        items.add(Item.of(folder + "visit.json", json.of(record)));
        record.transcript().map(Transcript::conversation).map(SpokenFile::of).ifPresent(file -> {
            items.add(Item.of(folder + file.name(), file.text()));
            files.add(new Attached(Kind.TRANSCRIPT, folder + file.name(), file.mediaType()));
        });
        if (record.note().isPresent()) {
            items.add(Item.of(folder + "note.txt", printing.text(visit).reveal()));
            files.add(new Attached(Kind.NOTE, folder + "note.txt", "text/plain"));
            items.add(Item.of(folder + "note.pdf", printing.pdf(visit)));
            files.add(new Attached(Kind.NOTE, folder + "note.pdf", "application/pdf"));
        }
        for (VisitSound.File file : sound.of(record.encounter())) {
            items.add(new Item(folder + file.name(), file.content()));
            files.add(new Attached(Kind.AUDIO, folder + file.name(), file.mediaType()));
        }
        return files;
    }

    /** Oldest first. */
    private List<Encounter> visitsOf(UUID patientId) {
        var filter = new EncounterFilter(Optional.empty(), Optional.empty(), Optional.of(patientId));
        List<Encounter> found = new ArrayList<>(
                Page.all(request -> encounters.list(filter, request)).toList());
        Collections.reverse(found);
        return found;
    }

    private static String readme(PatientRecord record) {
        return """
                Everything that %s keeps of one patient, made by FlorScribe at %s.

                bundle.json       the record as FHIR R4: patient, visits, consents, and documents that point to the files below
                visits/ID/        a folder for each visit, %d of them, oldest first in the bundle:
                  visit.json      all that is kept of it, field by field: what was noted, said, found, drafted, signed, added and sent
                  note.txt .pdf   the note as it stands now
                  transcript.*    the conversation, as WebVTT where its lines have times
                  audio*          the sound, where it is still kept
                SHA256SUMS        of all files: sha256sum --check SHA256SUMS

                A visit that is closed to whoever made this file is not in it. Who looked at the record is told by the practice's
                access log, on request.
                """.formatted(record.practice(), record.madeAt(), record.visits().size());
    }
}
