package org.florscribe.api.note;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.FindingReading;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.shared.PhiText;

/** What was found in the conversation of a visit. */
@Path("/encounters/{id}/findings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FindingsResource {

    private final FindingReading reading;

    @Inject
    FindingsResource(FindingReading reading) {
        this.reading = reading;
    }

    /** A code of a code system, as answered. */
    public record CodeBody(String system, String code, String display) {

        static CodeBody of(Coding coding) {
            return new CodeBody(coding.system(), coding.code(), coding.display());
        }
    }

    /** One finding; measures and amounts only where they were said. */
    public record FindingBody(
            String id,
            FindingKind kind,
            PhiText text,
            Optional<CodeBody> code,
            Assertion assertion,
            Experiencer experiencer,
            Temporality temporality,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<OrderType> orderType,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> value,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> unit,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> dose,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> route,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> frequency,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PhiText> laterality,
            List<String> evidence) {

        static FindingBody of(Finding finding) {
            Finding.Details details = finding.details();
            return new FindingBody(
                    finding.id(),
                    finding.kind(),
                    PhiText.of(finding.text()),
                    finding.code().map(CodeBody::of),
                    finding.assertion(),
                    finding.experiencer(),
                    finding.temporality(),
                    finding.orderType(),
                    details.value().map(PhiText::of),
                    details.unit().map(PhiText::of),
                    details.dose().map(PhiText::of),
                    details.route().map(PhiText::of),
                    details.frequency().map(PhiText::of),
                    details.laterality().map(PhiText::of),
                    finding.evidence());
        }
    }

    @GET
    public ListAnswer<FindingBody> list(@PathParam("id") UUID id) {
        return new ListAnswer<>(reading.list(id).stream().map(FindingBody::of).toList(), Optional.empty());
    }
}
