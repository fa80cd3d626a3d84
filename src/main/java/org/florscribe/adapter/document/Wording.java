package org.florscribe.adapter.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteDocument.PatientLine;

/** The few words a document adds to its note. */
final class Wording {

    static final String DRAFT = "Draft, not signed";
    static final String ENTERED_IN_ERROR = "Entered in error";
    static final String ADDENDUM = "Addendum";
    static final String SIGNATURE = "Signature";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm xxx", Locale.ENGLISH);

    private final NoteDocument document;

    Wording(NoteDocument document) {
        this.document = document;
    }

    /** "Jo Park, born 2 May 1961, female, MRN 4711" */
    String patient() {
        PatientLine patient = document.patient();
        return clean(patient.name()) + ", born " + day(patient.bornOn()) + ", " + clean(patient.sex())
                + patient.mrn().map(mrn -> ", MRN " + clean(mrn)).orElse("");
    }

    String visit() {
        return "Visit on " + day(document.visitOn());
    }

    /** "Home visit, LOINC 34117-2. Sections: Story 10164-2; Home 29762-2" */
    String codes() {
        String sections = document.sections().stream()
                .filter(it -> !it.statements().isEmpty())
                .map(it -> clean(it.title())
                        + it.loinc().map(code -> " " + clean(code)).orElse(""))
                .collect(Collectors.joining("; "));
        return clean(document.title()) + ", LOINC " + clean(document.loinc())
                + (sections.isEmpty() ? "" : ". Sections: " + sections);
    }

    List<String> of(NoteDocument.SignatureBlock signature) {
        List<String> lines = new ArrayList<>();
        lines.add("Electronically signed by " + clean(signature.signer()) + " on " + time(signature.signedAt()));
        lines.add("Content: " + clean(signature.contentHash()));
        return lines;
    }

    String of(NoteDocument.Addition addition) {
        return "Added by " + clean(addition.author()) + " on " + time(addition.addedAt());
    }

    String of(NoteDocument.Withdrawal withdrawal) {
        return "Marked by " + clean(withdrawal.author()) + " on " + time(withdrawal.withdrawnAt()) + ": "
                + clean(withdrawal.reason());
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** With the offset from UTC, which says the same everywhere; names of zones do not. */
    private String time(Instant instant) {
        return TIME.format(instant.atZone(document.zone()));
    }

    /** Line breaks stay; every other control character, and what XML 1.0 (section 2.2) cannot hold, becomes a space. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> clean.appendCodePoint(allowed(c)));
        return clean.toString().strip();
    }

    private static int allowed(int c) {
        boolean halfCharacter = c >= 0xD800 && c <= 0xDFFF;
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
        return c != '\n' && (Character.isISOControl(c) || halfCharacter || noCharacter) ? ' ' : c;
    }
}
