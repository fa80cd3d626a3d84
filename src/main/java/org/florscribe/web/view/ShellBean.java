package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.OwnAccount;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeProfile;
import org.jspecify.annotations.Nullable;

/** The frame of the signed-in pages: who is here, in which colours, and which ways there are. */
@Named
@RequestScoped
public class ShellBean {

    private final CurrentCaller caller;
    private final OwnAccount account;
    private final PracticeProfile profile;

    private @Nullable StaffView person;
    private @Nullable Practice practice;

    @Inject
    ShellBean(CurrentCaller caller, OwnAccount account, PracticeProfile profile) {
        this.caller = caller;
        this.account = account;
        this.profile = profile;
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

    public boolean isClinical() {
        return may(Permission.VIEW_WORKLIST);
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
