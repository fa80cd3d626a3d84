package org.florscribe.jobs.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.InvitationSent;
import org.florscribe.practice.identity.Invitations;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SignIn;
import org.florscribe.practice.identity.StaffDirectory;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.tenant.FirstPerson;
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
    private final SignIn signIn;
    private final CurrentCaller callers;

    @Inject
    DemoStaff(
            PracticeSetup setup,
            StaffDirectory directory,
            Invitations invitations,
            SignIn signIn,
            CurrentCaller callers) {
        this.setup = setup;
        this.directory = directory;
        this.invitations = invitations;
        this.signIn = signIn;
        this.callers = callers;
    }

    /** Somebody who can sign in. The password is shown to whoever started the demo, and kept nowhere else in clear. */
    record Person(String email, String password) {

        @Override
        public String toString() {
            return "Person[masked]";
        }
    }

    /**
     * Everybody.
     *
     * @param clinician signed in, as inviting people asks for a password given just now
     * @param people the clinician first
     */
    record Team(Caller clinician, List<Person> people) {}

    Team found() throws Exception {
        Person owner = new Person("hana.novak@example.org", password());
        foundPractice(owner);
        Caller clinician = anonymous(() -> signIn.withPassword(owner.email(), Password.of(owner.password()), "demo"))
                .signedIn()
                .orElseThrow()
                .caller();
        return new Team(
                clinician,
                List.of(
                        owner,
                        invited(clinician, new StaffName("Ione", "Farrow"), "ione.farrow@example.org", Role.CLINICIAN),
                        invited(
                                clinician,
                                new StaffName("Abel", "Winters"),
                                "abel.winters@example.org",
                                Role.AUDITOR)));
    }

    private void foundPractice(Person owner) throws Exception {
        String link = callers.callAs(Caller.installation(Ids.next().toString()), () -> setup.linkOfPractice(NAME));
        String token = link.substring(link.indexOf("#token=") + "#token=".length());
        anonymous(() -> setup.complete(
                token,
                Optional.of(NAME),
                Optional.of("UTC"),
                new FirstPerson(
                        new StaffName("Hana", "Novak"),
                        new EmailAddress(owner.email()),
                        Password.of(owner.password()),
                        Set.of(Role.CLINICIAN))));
    }

    private Person invited(Caller by, StaffName name, String email, Role role) throws Exception {
        Person person = new Person(email, password());
        InvitationSent sent = callers.callAs(by, () -> directory.invite(name, email, EnumSet.of(role)));
        anonymous(() -> {
            invitations.accept(sent.link().token().reveal(), Password.of(person.password()));
            return sent;
        });
        return person;
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
