package org.florscribe.clinical.encounter;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;

/** Asking for consent, writing down the answer, and acting when it is taken back. */
@ApplicationService
public class ConsentTaking {

    private static final String CONSENT = "consent";

    private final EncounterRepository encounters;
    private final ConsentRepository consents;
    private final Instance<ConversationDestruction> keepers;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final Event<ConsentChanged> consentChanges;
    private final Clock clock;

    @Inject
    ConsentTaking(
            EncounterRepository encounters,
            ConsentRepository consents,
            Instance<ConversationDestruction> keepers,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            Event<ConsentChanged> consentChanges,
            Clock clock) {
        this.encounters = encounters;
        this.consents = consents;
        this.keepers = keepers;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.consentChanges = consentChanges;
        this.clock = clock;
    }

    /** Writes down who was asked how, and what the answer was. An answer no after an earlier yes is a withdrawal. */
    @Requires(Permission.PREPARE_VISIT)
    public RecordingConsent record(
            UUID encounterId,
            boolean given,
            RecordingConsent.Method method,
            String language,
            Set<RecordingConsent.Person> personsPresent) {
        Encounter encounter = encounters.getForChange(encounterId);
        refuseClosed(encounter);
        if (personsPresent.isEmpty()) {
            throw new InvalidInput("personsPresent", "Say who was present.");
        }
        boolean before = consents.of(encounterId).stream()
                .findFirst()
                .filter(RecordingConsent::given)
                .isPresent();
        RecordingConsent consent = new RecordingConsent(
                Ids.next(),
                encounterId,
                given,
                method,
                languageTag(language),
                personsPresent,
                caller.get().staff(),
                clock.instant());
        consents.add(consent);
        AuditAction action = given
                ? AuditAction.CONSENT_GIVEN
                : before ? AuditAction.CONSENT_WITHDRAWN : AuditAction.CONSENT_REFUSED;
        audit.record(action, CONSENT, consent.id(), encounter.patientId());
        if (before && !given && encounter.stage() != EncounterStage.PLANNED) {
            encounters.update(encounter.needing(Attention.CONSENT_WITHDRAWN));
        } else if (given && encounter.consentIsWithdrawn()) {
            encounters.update(encounter.consentSettled());
        }
        if (before != given) {
            consentChanges.fire(new ConsentChanged(caller.get().practice(), encounterId, given));
        }
        changes.fire(new VisitChanged(caller.get().practice(), encounterId));
        return consent;
    }

    /** Newest first. */
    @Requires(Permission.VIEW_CHART)
    public List<RecordingConsent> of(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        List<RecordingConsent> found = consents.of(encounterId);
        if (!found.isEmpty()) {
            audit.record(AuditAction.CONSENT_VIEWED, "encounter", encounterId, encounter.patientId());
        }
        return found;
    }

    /** After a withdrawal: steps, transcript, findings and draft are gone for good; the visit is as it was planned. */
    @Requires(Permission.EDIT_CHART)
    public void destroyConversation(UUID encounterId) {
        Encounter encounter = encounters.getForChange(encounterId);
        refuseClosed(encounter);
        if (!encounter.consentIsWithdrawn()) {
            throw new Conflict(
                    "consent-not-withdrawn", "A conversation is destroyed only after its consent was withdrawn.");
        }
        keepers.forEach(keeper -> keeper.destroy(encounterId));
        encounters.update(encounter.to(EncounterStage.PLANNED).consentSettled());
        audit.record(AuditAction.TRANSCRIPT_DESTROYED, "encounter", encounterId, encounter.patientId());
        changes.fire(new VisitChanged(caller.get().practice(), encounterId));
    }

    private static void refuseClosed(Encounter encounter) {
        if (encounter.isClosed()) {
            throw new Conflict("wrong-stage", "This visit is closed; its consent stays as it was recorded.");
        }
    }

    private static String languageTag(String language) {
        try {
            String tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
            if (!tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            throw new InvalidInput("language", "Give the language as a tag such as en or es-MX.");
        }
        throw new InvalidInput("language", "Give the language as a tag such as en or es-MX.");
    }
}
