package org.florscribe.practice.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SignInRules;
import org.florscribe.practice.identity.SignInRulesRepository;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Recorded;

/** Makes practice, keys and first person in one transaction, all or nothing. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Recorded
class PracticeFounding {

    private final SetupLinkRepository links;
    private final PracticeRepository practices;
    private final StaffRepository staff;
    private final SignInRulesRepository rules;
    private final Installation installation;
    private final AuditTrail trail;
    private final Clock clock;

    @Inject
    PracticeFounding(
            SetupLinkRepository links,
            PracticeRepository practices,
            StaffRepository staff,
            SignInRulesRepository rules,
            Installation installation,
            AuditTrail trail,
            Clock clock) {
        this.links = links;
        this.practices = practices;
        this.staff = staff;
        this.rules = rules;
        this.installation = installation;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws NotFound when somebody else used the link first */
    public NewPractice found(
            SetupLink link, String name, ZoneId zone, FirstPerson person, String passwordHash, Caller from) {
        Instant now = clock.instant();
        if (!links.spend(link.id(), now)) {
            throw new NotFound();
        }
        Practice practice = Practice.named(Ids.next(), name, zone, now);
        practices.create(practice);
        rules.store(new SignInRules(SignInRules.USUAL.idleMinutes(), installation.secondFactorOfNewPractices()));
        Set<Role> roles = EnumSet.of(Role.OWNER, Role.PRACTICE_ADMIN);
        roles.addAll(person.furtherRoles());
        Staff owner = Staff.invited(Ids.next(), practice.id(), person.name(), person.email(), roles, now)
                .withPassword(passwordHash);
        staff.add(owner);
        Caller founder = Caller.person(owner, Optional.empty(), from);
        trail.recordAs(founder, AuditAction.PRACTICE_CREATED, "practice", practice.id(), null);
        return new NewPractice(practice.id(), owner.id());
    }
}
