package org.florscribe.adapter.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.adapter.document.NoteDocuments.SECTIONS;
import static org.florscribe.adapter.document.NoteDocuments.aDraft;
import static org.florscribe.adapter.document.NoteDocuments.aNoteEnteredInError;
import static org.florscribe.adapter.document.NoteDocuments.aSignedNote;
import static org.florscribe.adapter.document.NoteDocuments.aSignedNoteOf;
import static org.florscribe.adapter.document.NoteDocuments.aSignedNoteWithAddendum;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteDocument.Section;
import org.florscribe.clinical.signature.NoteRenderer;
import org.junit.jupiter.api.Test;

class PrintedNoteRendererTest {

    private static final NoteRenderer RENDERER = new PrintedNoteRenderer();

    @Test
    void the_text_of_a_draft_is_its_sections_and_nothing_else() {
        assertThat(RENDERER.text(aDraft(SECTIONS))).isEqualTo("""
                CHIEF COMPLAINT
                Knee pain.

                ASSESSMENT AND PLAN
                Strain of the left knee.
                Ibuprofen 400 mg twice daily.
                """);
        assertThat(RENDERER.text(aDraft(List.of()))).isEmpty();
    }

    @Test
    void the_text_of_a_signed_note_ends_with_the_signature_block() {
        assertThat(RENDERER.text(aSignedNoteWithAddendum(SECTIONS, "Seen again.")))
                .isEqualTo("""
                CHIEF COMPLAINT
                Knee pain.

                ASSESSMENT AND PLAN
                Strain of the left knee.
                Ibuprofen 400 mg twice daily.

                ADDENDUM
                Seen again.
                Added by Ada Quill on 3 March 2026, 03:00 -05:00

                Electronically signed by Ada Quill, MD on 2 March 2026, 10:30 -05:00
                Content: SHA-256 4f0c
                """);
    }

    @Test
    void the_text_of_a_withdrawn_note_says_so_first() {
        assertThat(RENDERER.text(aNoteEnteredInError(SECTIONS)))
                .startsWith(
                        "ENTERED IN ERROR\nMarked by Ada Quill on 2 March 2026, 10:30 -05:00: Wrong patient\n\nCHIEF");
    }

    @Test
    void the_pdf_holds_the_words_of_the_note() throws IOException {
        try (PDDocument pdf = pdf(aSignedNoteWithAddendum(SECTIONS, "Seen again."))) {
            assertThat(words(pdf))
                    .contains(
                            "Visit note",
                            "Willow Lane Practice",
                            "Jo Park, born 2 May 1961, female, MRN 4711",
                            "Visit on 2 March 2026",
                            "Chief complaint",
                            "Knee pain.",
                            "Ibuprofen 400 mg twice daily.",
                            "Addendum",
                            "Seen again.",
                            "Electronically signed by Ada Quill, MD",
                            "Page 1 of 1")
                    .doesNotContain("Results", "Draft", "error");
        }
    }

    @Test
    void the_pdf_is_tagged_for_screen_readers() throws IOException {
        try (PDDocument pdf = pdf(aSignedNote(SECTIONS))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Visit note, Visit on 2 March 2026");
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid");
        }
    }

    @Test
    void every_font_is_embedded() throws IOException {
        try (PDDocument pdf = pdf(aSignedNote(List.of(new Section("Plan", List.of("Ж α שלום ✓")))))) {
            List<String> names = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            assertThat(names).anyMatch(it -> it.contains("Inter")).anyMatch(it -> it.contains("DejaVu"));
            assertThat(words(pdf)).contains("Ж α", "✓");
        }
    }

    @Test
    void a_draft_and_a_withdrawn_note_say_so_on_every_page() throws IOException {
        List<Section> longNote = List.of(new Section("Plan", sentences(200)));
        try (PDDocument draft = pdf(aDraft(longNote));
                PDDocument withdrawn = pdf(aNoteEnteredInError(longNote))) {
            assertThat(draft.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= draft.getNumberOfPages(); page++) {
                assertThat(words(draft, page))
                        .contains("Draft, not signed", "Jo Park", "Page " + page + " of " + draft.getNumberOfPages());
            }
            for (int page = 1; page <= withdrawn.getNumberOfPages(); page++) {
                assertThat(words(withdrawn, page)).contains("Entered in error", "Jo Park");
            }
        }
    }

    @Test
    void a_long_note_keeps_every_statement() throws IOException {
        try (PDDocument pdf = pdf(aSignedNote(List.of(new Section("Plan", sentences(200)))))) {
            assertThat(words(pdf)).contains(sentences(200));
        }
    }

    @Test
    void hostile_words_are_words() throws Exception {
        List<String> hostile = List.of(
                "<script>alert(1)</script> & </p></body> ]]> &lt; \"x\" 'y'",
                "<img src=\"http://127.0.0.1:1/x.png\"/><style>@import 'file:///etc/passwd';</style>",
                "x".repeat(3000),
                "😀 👩‍⚕️ \u0000 \uFFFF \uD800 end",
                "a\u202Eb שלום (עולם) مرحبا",
                "}; @page { content: 'x' }");
        NoteDocument document = aSignedNoteOf("<b>\"'; } Jo & Co", List.of(new Section("<i>Plan & more", hostile)));
        try (PDDocument pdf = pdf(document)) {
            assertThat(words(pdf))
                    .contains(
                            "<script>alert(1)</script> & </p></body> ]]> &lt; \"x\" 'y'",
                            "file:///etc/passwd",
                            "<b>\"'; } Jo & Co, born",
                            "<i>Plan & more",
                            "end",
                            "}; @page { content: 'x' }");
            assertThat(words(pdf).chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(3000);
        }
        String html = RENDERER.html(document);
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script", "<img", "<style", "<b>", "<i>");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("h2")
                        .item(0)
                        .getTextContent())
                .isEqualTo("<i>Plan & more");
        assertThat(RENDERER.text(document)).contains("<I>PLAN & MORE\n<script>alert(1)</script>");
    }

    @Test
    void the_page_stands_alone() {
        assertThat(RENDERER.html(aNoteEnteredInError(SECTIONS)))
                .startsWith("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">")
                .contains(
                        "<h1>Visit note</h1>",
                        "<h2>Chief complaint</h2><p>Knee pain.</p>",
                        "Entered in error. Marked by")
                .doesNotContain("style=", "src=", "href=");
    }

    private static List<String> sentences(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "Statement number " + i + " is here.")
                .toList();
    }

    private static PDDocument pdf(NoteDocument document) throws IOException {
        return Loader.loadPDF(RENDERER.pdf(document));
    }

    private static String words(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    private static String words(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }
}
