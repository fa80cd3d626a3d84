package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.FindingExtraction;
import org.florscribe.clinical.extraction.FindingStore;
import org.florscribe.clinical.extraction.VisitMaterials;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteRedrafting;
import org.florscribe.clinical.note.NoteWriting;
import org.florscribe.clinical.note.RedraftOrder;
import org.florscribe.clinical.note.WrittenNote;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;
import org.florscribe.shared.Unavailable;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;

/** Writes sections anew that a person asked for: engines in no transaction, what came of it in one. */
@ApplicationScoped
public class SectionRedraft {

    /** A person may be saving at that moment; what the engine wrote is good for the next moment too. */
    private static final int TRIES_TO_STORE = 5;

    private final NoteRedrafting redrafting;
    private final VisitMaterials materials;
    private final FindingStore findings;
    private final FindingExtraction extraction;
    private final NoteWriting writing;
    private final Event<UnexpectedFailure> unexpected;

    @Inject
    SectionRedraft(
            NoteRedrafting redrafting,
            VisitMaterials materials,
            FindingStore findings,
            FindingExtraction extraction,
            NoteWriting writing,
            Event<UnexpectedFailure> unexpected) {
        this.redrafting = redrafting;
        this.materials = materials;
        this.findings = findings;
        this.extraction = extraction;
        this.writing = writing;
        this.unexpected = unexpected;
    }

    /** Running it twice leaves one result. */
    public void run(UUID encounterId, UUID orderId) {
        Optional<NoteRedrafting.Work> work = redrafting.begin(encounterId, orderId);
        if (work.isEmpty()) {
            return;
        }
        try {
            write(encounterId, work.get());
        } catch (Unavailable e) {
            throw e; // the database is away, so the failure could not be written down either: JobRunr repeats the job
        } catch (NotFound | Conflict | StaleVersion e) {
            redrafting.failed(encounterId, orderId); // destroyed, signed or changed again and again meanwhile
        } catch (RuntimeException e) {
            unexpected.fire(new UnexpectedFailure(Door.JOB, e));
            redrafting.failed(encounterId, orderId);
        }
    }

    private void write(UUID encounterId, NoteRedrafting.Work work) {
        VisitMaterials.Loaded loaded = materials.load(encounterId);
        if (work.order().kind() == RedraftOrder.Kind.CORRECTION) {
            FindingExtraction.Found found = extraction.extract(encounterId, loaded.material());
            findings.store(encounterId, found.by(), loaded.transcriptVersion(), found.findings());
        }
        DraftRequest request =
                new DraftRequest(loaded.material(), findings.load(encounterId), work.form(), work.wish());
        store(encounterId, work.order().id(), writing.write(encounterId, request));
    }

    private void store(UUID encounterId, UUID orderId, WrittenNote written) {
        for (int tries = 1; ; tries++) {
            try {
                redrafting.written(encounterId, orderId, written);
                return;
            } catch (StaleVersion e) {
                if (tries == TRIES_TO_STORE) {
                    throw e;
                }
            }
        }
    }
}
