package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.florscribe.clinical.pipeline.Worklist;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.OwnAccount;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeProfile;
import org.jspecify.annotations.Nullable;

/** The frame of the signed-in pages: who is here, in which colours, which ways there are, and how much waits. */
@Named
@RequestScoped
public class ShellBean {

    /** Beyond this many the exact number helps nobody. */
    private static final int MOST_COUNTED = 99;

    private final CurrentCaller caller;
    private final OwnAccount account;
    private final PracticeProfile profile;
    private final Worklist worklist;
    private final SignedInSessions sessions;

    private @Nullable StaffView person;
    private @Nullable Practice practice;
    private @Nullable Integer toSign;

    @Inject
    ShellBean(
            CurrentCaller caller,
            OwnAccount account,
            PracticeProfile profile,
            Worklist worklist,
            SignedInSessions sessions) {
        this.caller = caller;
        this.account = account;
        this.profile = profile;
        this.worklist = worklist;
        this.sessions = sessions;
    }

    /** auto, light or dark: the server writes it into the page, so that nothing flashes. */
    public String getTheme() {
        return person().theme().name().toLowerCase(Locale.ROOT);
    }

    public String getName() {
        return person().displayName();
    }

    public String getInitials() {
        return initial(person().givenName()) + initial(person().familyName());
    }

    public String getPractice() {
        return practice().name();
    }

    /** The person's id, so that a page left open notices when somebody else signs in. */
    public UUID getId() {
        return person().id();
    }

    /** After so long without a person's action the page covers itself. */
    public long getIdleSeconds() {
        return sessions.idleLimit().map(Duration::toSeconds).orElse(0L);
    }

    /** How many notes wait to be signed, as in 3 or 99+; empty when none. */
    public String getToSign() {
        if (toSign == null) {
            toSign = worklist.countToSign(MOST_COUNTED + 1);
        }
        return toSign == 0 ? "" : toSign > MOST_COUNTED ? MOST_COUNTED + "+" : toSign.toString();
    }

    public boolean isClinical() {
        return may(Permission.VIEW_WORKLIST);
    }

    /** Works with charts, as an admin does not. */
    public boolean isCharting() {
        return may(Permission.VIEW_CHART);
    }

    public boolean isSigner() {
        return may(Permission.SIGN_NOTE);
    }

    /** Makes the decisions that are a clinician's. */
    public boolean isDecider() {
        return may(Permission.EDIT_CHART);
    }

    public boolean isSender() {
        return may(Permission.EXPORT_NOTE);
    }

    public boolean isSharer() {
        return may(Permission.SHARE_CHART);
    }

    public boolean isRescuer() {
        return may(Permission.BREAK_GLASS);
    }

    public boolean isReviewer() {
        return may(Permission.REVIEW_EMERGENCY);
    }

    public boolean isAdmin() {
        return may(Permission.MANAGE_STAFF);
    }

    public boolean isAuditor() {
        return may(Permission.VIEW_AUDIT);
    }

    /** For beans that show times of the practice. */
    public Practice practice() {
        if (practice == null) {
            practice = profile.get();
        }
        return practice;
    }

    private StaffView person() {
        if (person == null) {
            person = account.get();
        }
        return person;
    }

    private boolean may(Permission permission) {
        return caller.find().map((Caller who) -> who.may(permission)).orElse(false);
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
