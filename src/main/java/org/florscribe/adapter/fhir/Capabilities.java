package org.florscribe.adapter.fhir;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.export.EhrCapabilities;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/** What a CapabilityStatement says of the things we need. */
final class Capabilities {

    private Capabilities() {}

    static EhrCapabilities of(CapabilityStatement statement) {
        Optional<CapabilityStatementRestResourceComponent> documents = resource(statement, "DocumentReference");
        Optional<CapabilityStatementRestResourceComponent> patients = resource(statement, "Patient");
        String software = (Optional.ofNullable(statement.getSoftware().getName())
                                .orElse("") + " "
                        + Optional.ofNullable(statement.getSoftware().getVersion())
                                .orElse(""))
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return new EhrCapabilities(
                software.length() > 100 ? software.substring(0, 100) : software,
                statement.hasFhirVersion() ? statement.getFhirVersion().toCode() : "",
                does(patients, TypeRestfulInteraction.SEARCHTYPE),
                does(documents, TypeRestfulInteraction.CREATE),
                does(documents, TypeRestfulInteraction.READ),
                does(documents, TypeRestfulInteraction.SEARCHTYPE),
                does(documents, TypeRestfulInteraction.UPDATE),
                documents
                        .map(CapabilityStatementRestResourceComponent::getConditionalCreate)
                        .orElse(false));
    }

    private static Optional<CapabilityStatementRestResourceComponent> resource(
            CapabilityStatement statement, String type) {
        return statement.getRest().stream()
                .flatMap(rest -> rest.getResource().stream())
                .filter(it -> type.equals(it.getType()))
                .findFirst();
    }

    private static boolean does(
            Optional<CapabilityStatementRestResourceComponent> resource, TypeRestfulInteraction interaction) {
        return resource.map(CapabilityStatementRestResourceComponent::getInteraction).orElse(List.of()).stream()
                .anyMatch(it -> it.getCode() == interaction);
    }
}
