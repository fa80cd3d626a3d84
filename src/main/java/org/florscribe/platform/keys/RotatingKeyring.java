package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.KeyStatus;
import org.florscribe.practice.tenant.PracticeKeyring;
import org.florscribe.shared.Ids;

/**
 * A new key for a practice while everything goes on (security.md 2.9): added, known to every node, sealing, all data keys wrapped
 * anew, the old one switched off, and destroyed when no backup needs it any more. Each call is one step and one transaction.
 */
@ApplicationScoped
public class RotatingKeyring implements PracticeKeyring {

    private static final Duration LONGEST_IN_USE = Duration.ofDays(365);

    private final PracticeKeys keys;
    private final RotationTable rotations;
    private final Rewrapping rewrapping;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final boolean alone;
    private final Duration horizon;
    private final Clock clock;

    @Inject
    RotatingKeyring(
            PracticeKeys keys,
            RotationTable rotations,
            Rewrapping rewrapping,
            AuditTrail audit,
            CurrentCaller caller,
            Settings settings,
            Clock clock) {
        this.keys = keys;
        this.rotations = rotations;
        this.rewrapping = rewrapping;
        this.audit = audit;
        this.caller = caller;
        this.alone = settings.number(Setting.NODES) == 1;
        this.horizon = settings.duration(Setting.BACKUP_HORIZON);
        this.clock = clock;
    }

    @Override
    public boolean isDue() {
        return !keys.sealingSince().plus(LONGEST_IN_USE).isAfter(clock.instant())
                || rotations.uses(keys.current().sealsWith()) >= KeyUse.MOST;
    }

    @Override
    public boolean begin(Optional<UUID> askedBy) {
        if (isUnderWay()) {
            return false;
        }
        UUID practice = caller.get().practice();
        int old = keys.fresh().sealsWith();
        keys.change(key -> key.withNext(keys.master()));
        Rotation rotation = new Rotation(
                Ids.next(),
                old,
                keys.fresh().newest(),
                Rotation.State.ADDED,
                0,
                0,
                1,
                "",
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        rotations.add(practice, rotation, askedBy);
        audit.record(AuditAction.KEY_ROTATION_STARTED, "rotation", rotation.id());
        return true;
    }

    private boolean isUnderWay() {
        return rotations.list().stream()
                .anyMatch(it -> it.state() == Rotation.State.ADDED || it.state() == Rotation.State.REWRAPPING);
    }

    @Override
    public boolean advance() {
        Optional<Rotation> found = rotations.underWay();
        if (found.isEmpty()) {
            return false;
        }
        Rotation rotation = found.get();
        return rotation.state() == Rotation.State.ADDED ? seal(rotation) : move(rotation);
    }

    private boolean seal(Rotation rotation) {
        if (!alone && clock.instant().isBefore(rotation.addedAt().plus(keys.settling()))) {
            return false;
        }
        keys.change(key -> key.sealingWith(rotation.newId(), keys.master()));
        rotations.primary(rotation.id(), rewrapping.notWrappedBy(rotation.newId()), clock.instant());
        audit.record(AuditAction.KEY_ROTATED, "rotation", rotation.id());
        return true;
    }

    private boolean move(Rotation rotation) {
        Optional<PracticeKey> now = keys.sealingWith(rotation.newId());
        if (now.isEmpty()) {
            throw new IllegalStateException("The new key of the practice does not seal");
        }
        int wrapped = rewrapping.wrapMore(now.get());
        if (wrapped > 0) {
            rotations.wrapped(rotation.id(), wrapped);
            return true;
        }
        return sealed(rotation, now.get());
    }

    /** Column after column, a stretch a step; at the end of the first pass until the last node has the new key. */
    private boolean sealed(Rotation rotation, PracticeKey now) {
        List<Rewrapping.Place> places = rewrapping.places();
        Optional<Rewrapping.Place> place = rotation.placeId().isPresent()
                ? places.stream()
                        .filter(it -> it.toString().equals(rotation.place()))
                        .findFirst()
                : places.stream()
                        .filter(it -> it.toString().compareTo(rotation.place()) > 0)
                        .min(Comparator.comparing(Rewrapping.Place::toString));
        if (place.isPresent()) {
            Rewrapping.Stretch stretch = rewrapping.sealMore(now, rotation.oldId(), place.get(), rotation.placeId());
            rotations.at(rotation.id(), rotation.pass(), place.get().toString(), stretch.last());
            return true;
        }
        boolean settled = rotation.primaryAt()
                .map(at -> !clock.instant().isBefore(at.plus(keys.settling())))
                .orElse(false);
        if (!settled) {
            return false;
        }
        if (rotation.pass() == 1) {
            rotations.at(rotation.id(), 2, "", Optional.empty());
            return true;
        }
        keys.change(key -> key.without(rotation.oldId(), keys.master()));
        Instant at = clock.instant();
        rotations.disabled(rotation.id(), at, at.plus(horizon));
        audit.record(AuditAction.KEY_RETIRED, "rotation", rotation.id());
        return true;
    }

    @Override
    public int destroyRetired(boolean beforeTime) {
        int destroyed = 0;
        for (Rotation rotation : rotations.retired()) {
            boolean over = rotation.destroyAfter()
                    .filter(at -> !at.isAfter(clock.instant()))
                    .isPresent();
            if (over || beforeTime) {
                keys.change(key -> key.forgetting(rotation.oldId(), keys.master()));
                rotations.destroyed(rotation.id(), clock.instant());
                audit.record(AuditAction.KEY_DESTROYED, "rotation", rotation.id());
                destroyed++;
            }
        }
        return destroyed;
    }

    @Override
    public boolean wrapAnew() {
        if (!keys.wrapAnew()) {
            return false;
        }
        audit.record(AuditAction.MASTER_KEY_CHANGED, "practice", caller.get().practice());
        return true;
    }

    @Override
    public KeyStatus status() {
        int sealing = keys.fresh().sealsWith();
        List<Rotation> all = rotations.list();
        return new KeyStatus(
                sealing,
                keys.sealingSince(),
                rotations.uses(sealing),
                keys.wrappedWith(),
                all.stream().map(RotatingKeyring::step).toList());
    }

    private static KeyStatus.Change step(Rotation it) {
        int percent = it.state() == Rotation.State.ADDED
                ? 0
                : it.disabledAt().isPresent() ? 100 : it.total() == 0 ? 99 : Math.min(99, it.done() * 100 / it.total());
        return new KeyStatus.Change(
                it.oldId(),
                it.newId(),
                KeyStatus.State.valueOf(it.state().name()),
                percent,
                it.addedAt(),
                it.disabledAt(),
                it.destroyAfter());
    }
}
