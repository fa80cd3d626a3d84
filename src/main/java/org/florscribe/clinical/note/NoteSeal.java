package org.florscribe.clinical.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.florscribe.shared.Sha256;

/**
 * The one way a note is written down to be hashed. Every part is preceded by its length in bytes, so that no two notes have
 * the same form. The form never changes; a newer one gets another first line.
 */
final class NoteSeal {

    /** Which sections a note has was no question then. */
    private static final String FIRST_FORM = "florscribe note 1";

    private static final String FORM = "florscribe note 2";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private NoteSeal() {}

    /**
     * SHA-256 of encounter, note, kind of document and every section with its title and LOINC code and every statement with
     * its evidence, support and disposition, in order.
     */
    static byte[] hash(ClinicalNote note) {
        return hash(note, true);
    }

    /** Whether the note says what this hash was made of, in whichever form that was. */
    static boolean fits(ClinicalNote note, byte[] hash) {
        return MessageDigest.isEqual(hash, hash(note)) || MessageDigest.isEqual(hash, hash(note, false));
    }

    private static byte[] hash(ClinicalNote note, boolean withHeadings) {
        NoteSeal seal = new NoteSeal();
        seal.part(withHeadings ? FORM : FIRST_FORM);
        seal.part(note.encounterId().toString());
        seal.part(note.id().toString());
        if (withHeadings) {
            seal.part(note.form().template().title());
            seal.part(note.form().template().loinc());
        }
        for (NoteSection section : note.body().sections()) {
            seal.part("section " + section.code().name());
            if (withHeadings) {
                seal.part(note.form().titleOf(section.code()));
                seal.part(note.form()
                        .section(section.code())
                        .flatMap(FormSection::loinc)
                        .orElse("-"));
            }
            for (Statement statement : section.statements()) {
                seal.part("statement " + statement.id());
                seal.part(statement.text());
                seal.part(String.join(" ", statement.evidence()));
                seal.part(statement.support().name());
                seal.part(statement.disposition().map(Enum::name).orElse("-"));
            }
        }
        return Sha256.of(seal.bytes.toByteArray());
    }

    private void part(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(utf8);
    }
}
