package org.florscribe.web.visit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.florscribe.clinical.signature.NotePrinting;
import org.florscribe.web.view.FileServlet;
import org.florscribe.web.view.PageFile;

/** The note as a file. */
@WebServlet(urlPatterns = {"/app/note.pdf", "/app/note.txt"})
public class NoteFileServlet extends FileServlet {

    private static final long serialVersionUID = 1L;

    private final transient NotePrinting printing;

    @Inject
    NoteFileServlet(NotePrinting printing) {
        this.printing = printing;
    }

    @Override
    protected PageFile file(HttpServletRequest request) {
        UUID visit = id(request, "id");
        return request.getServletPath().endsWith(".pdf")
                ? PageFile.shown("application/pdf", "note.pdf", printing.pdf(visit))
                : PageFile.kept(
                        "text/plain;charset=utf-8",
                        "note.txt",
                        printing.text(visit).reveal().getBytes(StandardCharsets.UTF_8));
    }
}
