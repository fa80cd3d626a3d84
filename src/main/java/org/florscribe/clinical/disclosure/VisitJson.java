package org.florscribe.clinical.disclosure;

/** All that is kept of a visit as JSON, field by field as it is kept. */
public interface VisitJson {

    byte[] of(VisitRecord visit);
}
