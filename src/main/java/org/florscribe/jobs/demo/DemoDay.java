package org.florscribe.jobs.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentTaking;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextTaking;
import org.florscribe.clinical.encounter.Encounter.Cancellation;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.clinical.note.NoteReview;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.patient.PatientEntry;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.StepState;
import org.florscribe.clinical.pipeline.VisitPipeline;
import org.florscribe.clinical.signature.NoteSigning;
import org.florscribe.clinical.transcript.ConversationIntake;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Confirmation;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.shared.PhiText;

/** A day of visits in every stage: signed, in review, with too little said, planned, declined, called off, missed. */
@ApplicationScoped
class DemoDay {

    private static final LocalTime FIRST = LocalTime.of(8, 30);
    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PatientRegister patients;
    private final VisitPlanning planning;
    private final ConsentTaking consents;
    private final ConversationIntake intake;
    private final ContextTaking context;
    private final VisitPipeline pipeline;
    private final NoteReview review;
    private final NoteSigning signing;
    private final SignedInSessions sessions;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    DemoDay(
            PatientRegister patients,
            VisitPlanning planning,
            ConsentTaking consents,
            ConversationIntake intake,
            ContextTaking context,
            VisitPipeline pipeline,
            NoteReview review,
            NoteSigning signing,
            SignedInSessions sessions,
            CurrentCaller callers,
            Clock clock) {
        this.patients = patients;
        this.planning = planning;
        this.consents = consents;
        this.intake = intake;
        this.context = context;
        this.pipeline = pipeline;
        this.review = review;
        this.signing = signing;
        this.sessions = sessions;
        this.callers = callers;
        this.clock = clock;
    }

    void fill(Caller clinician, Password password) throws Exception {
        callers.callAs(clinician, () -> {
            List<UUID> brought = new ArrayList<>();
            List<DemoConversation> conversations = DemoConversation.all();
            int slot = 0;
            for (DemoConversation conversation : conversations.subList(0, conversations.size() - 3)) {
                UUID visit = plan(conversation.patient(today(), slot), conversation.reason(), slot++);
                consent(visit, true);
                intake.attach(visit, conversation.transcript());
                brought.add(visit);
            }
            slot = tooLittleSaid(slot);
            for (DemoConversation conversation :
                    conversations.subList(conversations.size() - 3, conversations.size())) {
                plan(conversation.patient(today(), slot), conversation.reason(), slot++);
            }
            unusual(slot);
            sign(brought.get(0), password);
            sign(brought.get(1), password);
            context.add(brought.get(2), ContextItem.Kind.EXAM, "Gait steady, no limp on leaving.");
            sessions.signOut();
            return null;
        });
    }

    private int tooLittleSaid(int slot) {
        PatientEntry person = new PatientEntry(
                "Cosmo", "Featherby", today().minusYears(44).toString(), "male", "DEMO-" + (1000 + slot));
        UUID visit = plan(person, "Form to sign", slot);
        consent(visit, true);
        String words = "Clinician: Hello.\nPatient: Hello, just the form.\n";
        intake.attach(visit, new TranscriptFile("text/plain", words.getBytes(StandardCharsets.UTF_8)));
        return slot + 1;
    }

    private void unusual(int slot) {
        PatientEntry person = new PatientEntry(
                "Wren", "Applegarth", today().minusYears(66).toString(), "female", "DEMO-" + (1000 + slot));
        UUID patientId = patients.add(person, true).id();
        UUID declined = planning.plan(patientId, "COPD follow-up", Optional.of(at(slot)), Optional.empty())
                .id();
        consent(declined, false);
        UUID calledOff = planning.plan(patientId, "Repeat prescription", Optional.of(at(slot + 1)), Optional.empty())
                .id();
        planning.cancel(calledOff, Cancellation.Kind.CANCELLED, "Patient called: not needed any more", false);
        UUID missed = planning.plan(patientId, "Blood test results", Optional.of(at(slot + 2)), Optional.empty())
                .id();
        planning.cancel(missed, Cancellation.Kind.NO_SHOW, "", false);
    }

    private UUID plan(PatientEntry person, String reason, int slot) {
        UUID patientId = patients.add(person, true).id();
        return planning.plan(patientId, reason, Optional.of(at(slot)), Optional.empty())
                .id();
    }

    private void consent(UUID visit, boolean given) {
        consents.record(visit, given, RecordingConsent.Method.VERBAL, "en", Set.of(RecordingConsent.Person.PATIENT));
    }

    private void sign(UUID visit, Password password) throws InterruptedException {
        Instant limit = clock.instant().plus(PATIENCE);
        while (pipeline.stepsOf(visit).stream().noneMatch(DemoDay::isDrafted)) {
            if (clock.instant().isAfter(limit)) {
                return; // the day stays as far as it got
            }
            Thread.sleep(200);
        }
        Optional<NoteView> note = review.find(visit);
        if (note.isPresent()) {
            for (Statement open : note.get().note().unresolved()) {
                review.keep(visit, Optional.empty(), open.id(), PhiText.EMPTY);
            }
            signing.sign(visit, Optional.empty(), Confirmation.of(password));
        }
    }

    private static boolean isDrafted(PipelineStep step) {
        return step.kind() == StepKind.DRAFT && step.state() == StepState.DONE;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant at(int slot) {
        return today().atTime(FIRST).plus(SLOT.multipliedBy(slot)).toInstant(ZoneOffset.UTC);
    }
}
