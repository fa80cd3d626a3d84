package org.florscribe.clinical.retention;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;

/** Names visits that nobody signs: after 3 days to their clinician, after 14 to the admins, to each once. */
@ApplicationService
public class UnsignedWatch {

    private static final int ROUND = 200;

    private final RetentionRepository retention;
    private final StaffRepository staff;
    private final StaffLetters letters;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    UnsignedWatch(
            RetentionRepository retention,
            StaffRepository staff,
            StaffLetters letters,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            Clock clock) {
        this.retention = retention;
        this.staff = staff;
        this.letters = letters;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Tells whoever is to be told as this kind by now; one letter for all visits of a round.
     *
     * @return how many visits were named
     */
    @Requires(Permission.SYSTEM)
    public int name(UnsignedNotice.Kind kind) {
        Instant now = clock.instant();
        List<UnsignedVisit> visits = retention.untold(kind, now.minus(kind.after()), ROUND);
        Map<UUID, Integer> told = new LinkedHashMap<>();
        int named = 0;
        for (UnsignedVisit visit : visits) {
            List<UUID> people = people(kind, visit).stream()
                    .filter(person -> retention.add(
                            new UnsignedNotice(Ids.next(), visit.encounterId(), kind, person, letters.areSent(), now)))
                    .toList();
            people.forEach(person -> told.merge(person, 1, Integer::sum));
            if (!people.isEmpty()) {
                named++;
                audit.record(AuditAction.UNSIGNED_NAMED, "encounter", visit.encounterId(), visit.patientId());
                changes.fire(new VisitChanged(caller.get().practice(), visit.encounterId()));
            }
        }
        if (letters.areSent()) {
            told.forEach(letters::unsignedVisits);
        }
        return named;
    }

    /** Whoever does not work here any more is nobody who could be told: the admins are then told in their place. */
    private List<UUID> people(UnsignedNotice.Kind kind, UnsignedVisit visit) {
        if (kind == UnsignedNotice.Kind.CLINICIAN
                && staff.find(visit.clinicianId()).filter(UnsignedWatch::isHere).isPresent()) {
            return List.of(visit.clinicianId());
        }
        List<UUID> admins = active(Role.PRACTICE_ADMIN);
        return admins.isEmpty() ? active(Role.OWNER) : admins;
    }

    private List<UUID> active(Role role) {
        return staff.active(role).map(Staff::id).toList();
    }

    private static boolean isHere(Staff person) {
        return person.state() == StaffState.ACTIVE;
    }
}
