package org.florscribe.testing;

import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * What is wrong with a document as it came over the wire: judged by HAPI's validator against FHIR R4's own definitions, then by
 * the rules of the US Core DocumentReference profile and of what we promise, written out here.
 */
final class ReceivedDocuments {

    private static final String CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";

    private ReceivedDocuments() {}

    /** Reads all that the validator needs; a second call takes no time. */
    static synchronized void makeReady() {
        FhirRules.faultsOf("{\"resourceType\":\"DocumentReference\",\"status\":\"current\"}");
    }

    static List<String> faultsOf(byte[] body, Set<String> patients, Set<String> encounters, Set<String> documents) {
        List<String> faults = new ArrayList<>();
        String json = new String(body, StandardCharsets.UTF_8);
        faults.addAll(FhirRules.faultsOf(json));
        DocumentReference document;
        try {
            document = FhirRules.parser().parseResource(DocumentReference.class, json);
        } catch (DataFormatException e) {
            faults.add("not read: " + e.getMessage());
            return faults;
        }
        require(faults, document.getIdentifier().size() == 1, "one identifier");
        require(faults, document.hasStatus() && document.getStatus().toCode().equals("current"), "status current");
        require(faults, document.getDocStatus().toCode().equals("final"), "docStatus final");
        require(
                faults,
                document.getType().getCodingFirstRep().getSystem().equals("http://loinc.org")
                        && document.getType().getCodingFirstRep().getCode().equals("11506-3"),
                "type LOINC 11506-3");
        require(
                faults,
                document.getCategory().stream()
                        .anyMatch(it -> CATEGORY.equals(it.getCodingFirstRep().getSystem())
                                && "clinical-note".equals(it.getCodingFirstRep().getCode())),
                "category clinical-note");
        require(faults, document.hasDate(), "date");
        require(
                faults,
                document.getAuthor().size() == 1 && document.getAuthorFirstRep().hasDisplay(),
                "author");
        require(faults, refersTo(document.getSubject(), "Patient", patients), "subject is a patient of this chart");
        require(faults, document.getContext().getEncounter().size() <= 1, "at most one encounter");
        document.getContext()
                .getEncounter()
                .forEach(it -> require(faults, refersTo(it, "Encounter", encounters), "encounter of this chart"));
        require(faults, isInOrder(document.getContext().getPeriod()), "context.period with start and end");
        document.getRelatesTo()
                .forEach(it -> require(
                        faults, refersTo(it.getTarget(), "DocumentReference", documents), "relatesTo a document here"));
        require(faults, document.getContent().size() == 2, "text and PDF");
        document.getContent().forEach(it -> faults.addAll(faultsOf(it.getAttachment())));
        return faults;
    }

    private static List<String> faultsOf(Attachment attachment) {
        List<String> faults = new ArrayList<>();
        byte[] content = attachment.getData();
        String type = String.valueOf(attachment.getContentType());
        require(faults, content != null && content.length > 0, "attachment has data");
        require(faults, attachment.getSize() == content.length, "size of the decoded bytes");
        require(faults, Arrays.equals(sha1(content), attachment.getHash()), "hash is SHA-1 of the bytes");
        require(faults, attachment.hasTitle() && attachment.hasCreation(), "title and creation");
        boolean pdf = new String(content, StandardCharsets.ISO_8859_1).startsWith("%PDF-");
        require(faults, type.equals("application/pdf") ? pdf : type.equals("text/plain") && !pdf, "type " + type);
        return faults;
    }

    private static boolean isInOrder(Period period) {
        return period.hasStart()
                && period.hasEnd()
                && !period.getEnd().toInstant().isBefore(period.getStart().toInstant());
    }

    private static boolean refersTo(Reference reference, String type, Set<String> known) {
        String[] parts = String.valueOf(reference.getReference()).split("/", -1);
        return parts.length == 2 && parts[0].equals(type) && known.contains(parts[1]);
    }

    private static void require(List<String> faults, boolean holds, String what) {
        if (!holds) {
            faults.add("not so: " + what);
        }
    }

    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
