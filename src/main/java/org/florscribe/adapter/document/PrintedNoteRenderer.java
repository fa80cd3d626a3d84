package org.florscribe.adapter.document;

import jakarta.enterprise.context.ApplicationScoped;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteRenderer;

/** PDF by OpenHTMLtoPDF and PDFBox; text and HTML by hand. */
@ApplicationScoped
public class PrintedNoteRenderer implements NoteRenderer {

    private final PdfPages pages = new PdfPages();

    @Override
    public byte[] pdf(NoteDocument document) {
        return pages.print(NoteMarkup.forPrint(document));
    }

    @Override
    public String text(NoteDocument document) {
        return NoteText.of(document);
    }

    @Override
    public String html(NoteDocument document) {
        return NoteMarkup.forScreen(document);
    }
}
