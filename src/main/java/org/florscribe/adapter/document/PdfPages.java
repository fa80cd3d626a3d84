package org.florscribe.adapter.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Sets XHTML on pages: tagged for screen readers, fonts embedded, nothing fetched from anywhere. */
final class PdfPages {

    /** Inter has it; the library's own stand-in for a missing glyph is a number sign, which means something in a chart. */
    private static final String NO_GLYPH = "\u25A1";

    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;

    private final byte[] regular = font("Inter-Regular.ttf");
    private final byte[] semiBold = font("Inter-SemiBold.ttf");
    private final byte[] others = font("DejaVuSans.ttf");

    PdfPages() {
        // it would log words of the note that it cannot set
        XRLog.setLoggingEnabled(false);
    }

    byte[] print(String xhtml) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> new ByteArrayInputStream(regular), "Inter", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(semiBold), "Inter", SEMI_BOLD, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(others), "DejaVu Sans", REGULAR, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useReplacementText(NO_GLYPH);
        builder.useUnicodeBidiSplitter(JdkBidi::new);
        builder.useUnicodeBidiReorderer(new JdkBidi.Reorderer());
        builder.usePdfUaAccessibility(true);
        builder.withProducer("FlorScribe");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static byte[] font(String file) {
        try (InputStream in = PdfPages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
