package org.florscribe.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** What FHIR R4's own definitions say is wrong with a resource, by HAPI's validator. It takes half a minute to get ready. */
public final class FhirRules {

    private FhirRules() {}

    private static final class Lazily {

        private static final FhirContext R4 = FhirContext.forR4();
        private static final FhirValidator VALIDATOR = validator();

        private static FhirValidator validator() {
            ValidationSupportChain chain = new ValidationSupportChain(
                    new DefaultProfileValidationSupport(R4),
                    new CommonCodeSystemsTerminologyService(R4),
                    new InMemoryTerminologyServerValidationSupport(R4));
            FhirInstanceValidator instances = new FhirInstanceValidator(chain);
            instances.setAnyExtensionsAllowed(false);
            return R4.newValidator().registerValidatorModule(instances);
        }
    }

    /** Errors only: place and words. */
    public static List<String> faultsOf(String json) {
        return Lazily.VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(it -> it.getLocationString() + ": " + it.getMessage())
                .toList();
    }

    /** Takes nothing that the definitions do not know. */
    static IParser parser() {
        return Lazily.R4.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }
}
