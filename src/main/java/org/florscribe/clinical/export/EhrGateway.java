package org.florscribe.clinical.export;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.PhiText;

/**
 * Speaks to an EHR. Every call ends within the connection's deadline. Questions throw {@link EhrFailure}; writes never do, as what
 * became of them is the point.
 */
public interface EhrGateway {

    EhrCapabilities capabilities(EhrConnection connection);

    /** Everybody whom the chart gives for the record number; two are enough to know that it is not unique. */
    List<EhrPatient> patients(EhrConnection connection, PhiText recordNumber);

    /** @return the chart's id of the patient whose visit this is; empty when the chart does not know the visit */
    Optional<String> patientOfEncounter(EhrConnection connection, String ehrEncounter);

    /** Creates the document, unless one with its identifier is there already as far as the server looks. */
    WriteOutcome create(EhrConnection connection, EhrDocument document, String ehrPatient);

    /** Documents of this identifier, or with this text among those of the patient when the server keeps no identifiers. */
    List<StoredDocument> find(EhrConnection connection, EhrDocument document, String ehrPatient);

    /** @return empty when there is no such document */
    Optional<StoredDocument> read(EhrConnection connection, String externalId);

    /** Marks the document as entered in error. Doing so twice is as good as once. */
    WriteOutcome withdraw(EhrConnection connection, String externalId);

    /** Takes away a second copy that a trial made; marks it as entered in error where it cannot be deleted. */
    WriteOutcome remove(EhrConnection connection, String externalId);

    /** How calls to this connection have been going on this node. */
    EhrLine line(EhrConnection connection);

    /** A person wants to know now: the next call is made even while calls are held back, and its end decides. */
    void tryAtOnce(EhrConnection connection);

    /** The connection leads elsewhere now, or nowhere: what was known of the line holds no more. */
    void forget(EhrConnection connection);
}
