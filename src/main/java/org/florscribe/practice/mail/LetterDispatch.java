package org.florscribe.practice.mail;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.ApplicationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits, one letter a transaction: a letter may come twice after a crash, but none is lost. */
@ApplicationService
public class LetterDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(LetterDispatch.class);
    private static final int ROUND = 100;

    private final LetterRepository letters;
    private final StaffRepository staff;
    private final LetterCarrier carrier;
    private final Clock clock;

    @Inject
    LetterDispatch(LetterRepository letters, StaffRepository staff, LetterCarrier carrier, Clock clock) {
        this.letters = letters;
        this.staff = staff;
        this.carrier = carrier;
        this.clock = clock;
    }

    /** What waits in the practice of the caller; nothing while there is no mail server. */
    @Requires(Permission.SYSTEM)
    public List<UUID> waiting() {
        return carrier.isSetUp() ? letters.listQueued(ROUND) : List.of();
    }

    /** Tries this one, if it is due and no other node has it. */
    @Requires(Permission.SYSTEM)
    public void send(UUID id) {
        Optional<Letter> taken = letters.takeQueued(id).filter(letter -> letter.isDue(clock.instant()));
        taken.ifPresent(letter -> letters.change(tried(letter)));
    }

    private Letter tried(Letter letter) {
        if (letter.isTooLate(clock.instant())) {
            return letter.failed("its link had died before it could be sent", true);
        }
        try {
            String to = staff.find(letter.staffId()).orElseThrow().email().text();
            carrier.carry(to, LetterText.subject(letter.kind()), letter.body());
            return letter.sent(clock.instant());
        } catch (LetterCarrier.LetterRefused refused) {
            Letter after = letter.failed(String.valueOf(refused.getMessage()), refused.isForGood());
            LOG.atWarn()
                    .addKeyValue("letter", letter.id())
                    .addKeyValue("state", after.state())
                    .addKeyValue("reason", refused.getMessage())
                    .log("a letter was not sent");
            return after;
        }
    }
}
