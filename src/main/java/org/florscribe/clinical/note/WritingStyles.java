package org.florscribe.clinical.note;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** A clinician's own rules of style: seen and changed by nobody else. */
@ApplicationService
public class WritingStyles {

    private final FormChoiceRepository choices;
    private final NoteTemplateRepository templates;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    WritingStyles(
            FormChoiceRepository choices,
            NoteTemplateRepository templates,
            AuditTrail trail,
            CurrentCaller callers,
            Clock clock) {
        this.choices = choices;
        this.templates = templates;
        this.trail = trail;
        this.callers = callers;
        this.clock = clock;
    }

    @Requires(Permission.EDIT_CHART)
    public WritingStyle own() {
        return choices.styleOf(callers.get().staff()).orElseGet(WritingStyle::none);
    }

    /** @param style with the version that was looked at; notes that are written already stay as they are */
    @Requires(Permission.EDIT_CHART)
    public WritingStyle keep(WritingStyle style) {
        UUID self = callers.get().staff();
        UUID templateId = style.usual().templateId();
        if (BuiltInTemplates.find(templateId)
                .or(() -> templates.find(templateId))
                .isEmpty()) {
            throw new NotFound();
        }
        WritingStyle before = own();
        if (before.version() != style.version()) {
            throw new StaleVersion();
        }
        if (before.equals(style)) {
            return before;
        }
        WritingStyle stored = choices.put(self, style, clock.instant());
        trail.record(AuditAction.STYLE_CHANGED, "staff", self);
        return stored;
    }
}
