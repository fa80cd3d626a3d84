package org.florscribe.clinical.extraction;

/** A code of a code system, e.g. {@code http://hl7.org/fhir/sid/icd-10-cm}, as FHIR's Coding. */
public record Coding(String system, String code, String display) {}
