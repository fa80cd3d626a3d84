package org.florscribe.jobs.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.InvitationSent;
import org.florscribe.practice.identity.Invitations;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffDirectory;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.tenant.FirstPerson;
import org.florscribe.practice.tenant.NewPractice;
import org.florscribe.practice.tenant.PracticeSetup;
import org.florscribe.shared.Ids;

/** Founds the demo practice and its three people, each with a password made on the spot. */
@ApplicationScoped
class DemoStaff {

    private static final String NAME = "Example Family Practice (demo)";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final PracticeSetup setup;
    private final StaffDirectory directory;
    private final Invitations invitations;
    private final CurrentCaller callers;

    @Inject
    DemoStaff(PracticeSetup setup, StaffDirectory directory, Invitations invitations, CurrentCaller callers) {
        this.setup = setup;
        this.directory = directory;
        this.invitations = invitations;
        this.callers = callers;
    }

    /** Somebody who can sign in. The password is shown to whoever started the demo, and kept nowhere else in clear. */
    record Person(UUID practiceId, UUID staffId, String email, String password, Set<Role> roles) {

        Caller caller() {
            return new Caller(
                    Caller.Kind.PERSON,
                    Optional.of(practiceId),
                    Optional.of(staffId),
                    roles,
                    Optional.empty(),
                    Optional.of("demo"),
                    Ids.next().toString());
        }

        @Override
        public String toString() {
            return "Person[" + staffId + "]";
        }
    }

    /** The clinician first. */
    List<Person> found() throws Exception {
        List<Person> people = new ArrayList<>();
        Person owner = owner();
        people.add(owner);
        people.add(
                invited(owner, new StaffName("Ione", "Farrow"), "ione.farrow@example.org", EnumSet.of(Role.CLINICIAN)));
        people.add(
                invited(owner, new StaffName("Abel", "Winters"), "abel.winters@example.org", EnumSet.of(Role.AUDITOR)));
        return people;
    }

    private Person owner() throws Exception {
        String email = "hana.novak@example.org";
        String password = password();
        String link = callers.callAs(Caller.installation(Ids.next().toString()), () -> setup.linkOfPractice(NAME));
        String token = link.substring(link.indexOf("#token=") + "#token=".length());
        NewPractice made = anonymous(() -> setup.complete(
                token,
                Optional.of(NAME),
                Optional.of("UTC"),
                new FirstPerson(
                        new StaffName("Hana", "Novak"),
                        new EmailAddress(email),
                        Password.of(password),
                        Set.of(Role.CLINICIAN))));
        return new Person(
                made.practiceId(),
                made.staffId(),
                email,
                password,
                EnumSet.of(Role.OWNER, Role.PRACTICE_ADMIN, Role.CLINICIAN));
    }

    private Person invited(Person owner, StaffName name, String email, Set<Role> roles) throws Exception {
        String password = password();
        InvitationSent sent = callers.callAs(owner.caller(), () -> directory.invite(name, email, roles));
        anonymous(() -> {
            invitations.accept(sent.link().token().reveal(), Password.of(password));
            return sent;
        });
        return new Person(owner.practiceId(), sent.staff().id(), email, password, roles);
    }

    private <T> T anonymous(Callable<T> work) throws Exception {
        return callers.callAs(Caller.anonymous(Optional.of("demo"), Ids.next().toString()), work);
    }

    private static String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
