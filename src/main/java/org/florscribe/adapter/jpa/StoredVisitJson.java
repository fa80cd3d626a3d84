package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import org.florscribe.clinical.disclosure.VisitJson;
import org.florscribe.clinical.disclosure.VisitRecord;

/** Visits in the form in which their parts are stored, opened. */
@ApplicationScoped
public class StoredVisitJson implements VisitJson {

    @Override
    public byte[] of(VisitRecord visit) {
        return SealedJson.write(visit);
    }
}
