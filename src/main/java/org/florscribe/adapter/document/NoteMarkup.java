package org.florscribe.adapter.document;

import java.util.List;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteDocument.State;

/** A note as XHTML. Everything that comes from people is escaped in {@link #text}; there is no other way in. */
final class NoteMarkup {

    /** Words break where they must, so that no line runs off the paper; nothing here names a resource. */
    private static final String PRINT_STYLE = """
            @page { size: A4; margin: 24mm 20mm 22mm 20mm;
              @top-left { content: element(head); vertical-align: middle; width: 100% }
              @bottom-left { content: element(foot); vertical-align: middle; width: 100% } }
            body { font-family: Inter, 'DejaVu Sans'; font-size: 10.5pt; line-height: 1.45; color: #14212a; margin: 0;
              word-wrap: break-word }
            h1 { font-size: 16pt; font-weight: 600; margin: 0 0 2mm 0 }
            h2 { font-size: 11.5pt; font-weight: 600; margin: 6mm 0 1.5mm 0; page-break-after: avoid; color: #0a4f58 }
            p { margin: 0 0 1.2mm 0; white-space: pre-wrap; orphans: 2; widows: 2 }
            .head { position: running(head); font-size: 8.5pt; color: #4a5b66 }
            .head .mark { font-weight: 600; color: #a01d33; font-size: 10.5pt }
            .foot { position: running(foot); font-size: 8.5pt; color: #4a5b66 }
            .foot .page:after { content: " · Page " counter(page) " of " counter(pages) }
            .who { margin-bottom: 0.4mm }
            .code { font-size: 8pt; color: #4a5b66 }
            ul { margin: 0; padding-left: 5mm }
            li { white-space: pre-wrap }
            .block { border: 0.3mm solid #8fa0aa; padding: 2.5mm 3mm; margin-top: 6mm; page-break-inside: avoid }
            .block h2 { margin-top: 0 }
            .warning { border: 0.5mm solid #a01d33; padding: 2.5mm 3mm; margin: 3mm 0; color: #a01d33; font-weight: 600 }
            """;

    private final StringBuilder out = new StringBuilder(4096);
    private final NoteDocument document;
    private final Wording wording;

    private NoteMarkup(NoteDocument document) {
        this.document = document;
        this.wording = new Wording(document);
    }

    static String forPrint(NoteDocument document) {
        NoteMarkup markup = new NoteMarkup(document);
        markup.open();
        markup.out.append("<style>").append(PRINT_STYLE).append("</style></head><body>");
        markup.runningLines();
        markup.note();
        return markup.out.append("</body></html>").toString();
    }

    static String forScreen(NoteDocument document) {
        NoteMarkup markup = new NoteMarkup(document);
        markup.out.append("<!DOCTYPE html>\n");
        markup.open();
        markup.out.append(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/></head><body><main>");
        markup.note();
        return markup.out.append("</main></body></html>\n").toString();
    }

    /** Up to where the head may still grow. The title holds no name: viewers show and remember it. */
    private void open() {
        out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
        text(language());
        out.append("\"><head><meta charset=\"UTF-8\"/><title>");
        text(document.title() + ", " + wording.visit());
        out.append("</title><meta name=\"description\" content=\"");
        text(document.title());
        out.append("\"/><meta name=\"subject\" content=\"");
        text(document.title());
        out.append("\"/><meta name=\"author\" content=\"");
        text(document.practice());
        out.append("\"/>");
    }

    private String language() {
        boolean usable = document.language().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
        return usable && !document.language().equals("und") ? document.language() : "en";
    }

    /** What stands at the top and the foot of every page. */
    private void runningLines() {
        out.append("<div class=\"head\">");
        String mark = mark();
        if (mark.isEmpty()) {
            text(document.practice());
        } else {
            out.append("<span class=\"mark\">");
            text(mark);
            out.append("</span>");
        }
        out.append("</div><div class=\"foot\">");
        text(wording.patient() + " · " + wording.visit());
        out.append("<span class=\"page\"></span></div>");
    }

    private String mark() {
        return switch (document.state()) {
            case DRAFT -> Wording.DRAFT;
            case ENTERED_IN_ERROR -> Wording.ENTERED_IN_ERROR;
            case SIGNED -> "";
        };
    }

    private void note() {
        element("h1", "", document.title());
        element("p", "who", document.practice());
        element("p", "who", wording.patient());
        element("p", "who", wording.visit());
        element("p", "code", "LOINC " + document.loinc());
        if (document.state() == State.DRAFT) {
            element("p", "warning", Wording.DRAFT);
        }
        document.withdrawal()
                .ifPresent(it -> element("p", "warning", Wording.ENTERED_IN_ERROR + ". " + wording.of(it)));
        for (NoteDocument.Section section : document.sections()) {
            if (!section.statements().isEmpty()) {
                section(section);
            }
        }
        for (NoteDocument.Addition addition : document.addenda()) {
            block(Wording.ADDENDUM, List.of(addition.text(), wording.of(addition)));
        }
        document.signature().ifPresent(it -> block(Wording.SIGNATURE, wording.of(it)));
    }

    private void section(NoteDocument.Section section) {
        element("h2", "", section.title());
        section.loinc().ifPresent(code -> element("p", "code", "LOINC " + code));
        if (section.bulleted()) {
            out.append("<ul>");
            section.statements().forEach(statement -> element("li", "", statement));
            out.append("</ul>");
        } else {
            section.statements().forEach(statement -> element("p", "", statement));
        }
    }

    private void block(String title, List<String> paragraphs) {
        out.append("<div class=\"block\">");
        element("h2", "", title);
        paragraphs.forEach(it -> element("p", "", it));
        out.append("</div>");
    }

    private void element(String name, String cssClass, String content) {
        out.append('<').append(name);
        if (!cssClass.isEmpty()) {
            out.append(" class=\"").append(cssClass).append('"');
        }
        out.append('>');
        text(content);
        out.append("</").append(name).append('>');
    }

    private void text(String words) {
        String clean = Wording.clean(words);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
