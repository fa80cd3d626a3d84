package org.florscribe.clinical.signature;

/** Makes a note into something that can be printed, filed or sent. */
public interface NoteRenderer {

    /** Tagged PDF (PDF/UA, ISO 14289-1) with embedded fonts; says on every page whose note it is and what it is worth. */
    byte[] pdf(NoteDocument document);

    /**
     * A draft is its sections and nothing else: each title in capitals alone on its line, then the statements, one on each
     * line. A signed note ends with its signature block; one entered in error says so first.
     */
    String text(NoteDocument document);

    /** A whole HTML page in UTF-8 without script, style or anything from outside. */
    String html(NoteDocument document);
}
