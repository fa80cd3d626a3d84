package org.florscribe.adapter.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrDocument;
import org.florscribe.clinical.export.StoredDocument;
import org.florscribe.clinical.export.TextHash;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** A note as a US Core DocumentReference, and back. */
final class DocumentReferences {

    static final String LOINC = "http://loinc.org";
    static final String PROGRESS_NOTE = "11506-3";

    private static final String CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";
    private static final String TEXT = "text/plain";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final Pattern LOCATION = Pattern.compile(
            "(?:.*/)?DocumentReference/([A-Za-z0-9\\-.]{1,64})(?:/_history/([A-Za-z0-9\\-.]{1,64}))?/?");

    private DocumentReferences() {}

    static DocumentReference of(EhrConnection connection, EhrDocument document, String patient) {
        DocumentReference made = new DocumentReference();
        made.addIdentifier().setSystem(connection.identifierSystem()).setValue(document.identifier());
        made.setStatus(DocumentReferenceStatus.CURRENT);
        made.setDocStatus(ReferredDocumentStatus.FINAL);
        made.getType().addCoding(type(document.loinc())).setText(document.title());
        made.addCategory()
                .addCoding()
                .setSystem(CATEGORY)
                .setCode("clinical-note")
                .setDisplay("Clinical Note");
        made.setSubject(new Reference("Patient/" + patient));
        made.setDateElement(new InstantType(Date.from(document.madeAt()), TemporalPrecisionEnum.MILLI, UTC));
        made.addAuthor().setDisplay(document.author());
        made.addContent()
                .setAttachment(attachment(document, TEXT, document.text().getBytes(StandardCharsets.UTF_8)));
        made.addContent().setAttachment(attachment(document, "application/pdf", document.pdf()));
        document.ehrEncounter().ifPresent(id -> made.getContext().addEncounter(new Reference("Encounter/" + id)));
        made.getContext().getPeriod().setStartElement(time(document.visitFrom()));
        made.getContext().getPeriod().setEndElement(time(document.visitTo()));
        document.appendsTo()
                .ifPresent(id -> made.addRelatesTo()
                        .setCode(DocumentRelationshipType.APPENDS)
                        .setTarget(new Reference("DocumentReference/" + id)));
        return made;
    }

    /** With the name that LOINC gives it, where we know it. */
    private static Coding type(String loinc) {
        Coding coding = new Coding().setSystem(LOINC).setCode(loinc);
        return switch (loinc) {
            case PROGRESS_NOTE -> coding.setDisplay("Progress note");
            case "34117-2" -> coding.setDisplay("History and physical note");
            case "11488-4" -> coding.setDisplay("Consult note");
            case "28570-0" -> coding.setDisplay("Procedure note");
            default -> coding;
        };
    }

    /** With R4's own hash, which is SHA-1: it guards against accidents of transport, nothing else. */
    private static Attachment attachment(EhrDocument document, String contentType, byte[] content) {
        Attachment made = new Attachment();
        made.setContentType(contentType)
                .setData(content)
                .setTitle(document.title())
                .setSize(content.length)
                .setCreationElement(time(document.createdAt()));
        try {
            made.setHash(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-1
        }
        return made;
    }

    private static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, UTC);
    }

    /** @param fetch gives what lies at an attachment's address; empty when it may not or cannot be had */
    static StoredDocument stored(
            DocumentReference found,
            EhrConnection connection,
            String identifier,
            Function<String, Optional<byte[]>> fetch) {
        boolean identified = found.getIdentifier().stream()
                .anyMatch(
                        it -> connection.identifierSystem().equals(it.getSystem()) && identifier.equals(it.getValue()));
        return new StoredDocument(
                found.getIdElement().getIdPart(),
                Optional.ofNullable(found.getMeta().getVersionId()),
                text(found, fetch).map(TextHash::of),
                identified,
                isWithdrawn(found));
    }

    static boolean isWithdrawn(DocumentReference found) {
        return found.getStatus() == DocumentReferenceStatus.ENTEREDINERROR;
    }

    /** Whether it is one of ours, but of another delivery. */
    static boolean isOfAnother(DocumentReference found, EhrConnection connection, String identifier) {
        return found.getIdentifier().stream()
                .anyMatch(it ->
                        connection.identifierSystem().equals(it.getSystem()) && !identifier.equals(it.getValue()));
    }

    static void withdraw(DocumentReference found) {
        found.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
        found.setDocStatus(ReferredDocumentStatus.ENTEREDINERROR);
    }

    private static Optional<String> text(DocumentReference found, Function<String, Optional<byte[]>> fetch) {
        return found.getContent().stream()
                .map(DocumentReferenceContentComponent::getAttachment)
                .filter(it -> String.valueOf(it.getContentType()).startsWith(TEXT))
                .findFirst()
                .flatMap(it -> it.hasData()
                        ? Optional.of(it.getData())
                        : Optional.ofNullable(it.getUrl()).flatMap(fetch))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Where a new document is: relative or absolute, with or without its version. */
    record Place(String id, Optional<String> version) {

        static Optional<Place> of(String location) {
            Matcher matcher = LOCATION.matcher(location.strip());
            return matcher.matches()
                    ? Optional.of(new Place(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                    : Optional.empty();
        }
    }
}
