package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.clinical.retention.AnnouncedEnd;
import org.florscribe.clinical.retention.PracticeDestruction;
import org.florscribe.web.view.ShellBean;
import org.florscribe.web.view.Times;
import org.jspecify.annotations.Nullable;

/** The end of the practice, once it is announced: on every page of those who can do something about it. */
@Named
@RequestScoped
public class EndBean {

    private final PracticeDestruction destruction;
    private final ShellBean shell;
    private final Times times;

    private @Nullable String due;

    @Inject
    EndBean(PracticeDestruction destruction, ShellBean shell, Times times) {
        this.destruction = destruction;
        this.shell = shell;
        this.times = times;
    }

    /** After which moment everything is destroyed; empty while nobody announced it. */
    public String getDue() {
        if (due == null) {
            due = shell.isAdmin()
                    ? destruction
                            .look()
                            .map(AnnouncedEnd::dueAt)
                            .map(times::moment)
                            .orElse("")
                    : "";
        }
        return due;
    }
}
