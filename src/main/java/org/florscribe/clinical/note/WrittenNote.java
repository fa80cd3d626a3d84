package org.florscribe.clinical.note;

import java.util.Optional;
import org.florscribe.practice.engine.Provenance;

/** What came of a request, before it is stored: see {@link NoteWriting}. */
public final class WrittenNote {

    private final DraftRequest request;
    private final Optional<Draft> draft;
    private final Provenance by;
    private final Opinions opinions;

    WrittenNote(DraftRequest request, Optional<Draft> draft, Provenance by, Opinions opinions) {
        this.request = request;
        this.draft = draft;
        this.by = by;
        this.opinions = opinions;
    }

    public DraftRequest request() {
        return request;
    }

    /** Empty when there is nothing to write. */
    public Optional<Draft> draft() {
        return draft;
    }

    public Provenance by() {
        return by;
    }

    Opinions opinions() {
        return opinions;
    }
}
