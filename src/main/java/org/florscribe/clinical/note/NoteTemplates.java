package org.florscribe.clinical.note;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** The templates of a practice: those that come with the product, which nobody changes, and its own. */
@ApplicationService
public class NoteTemplates {

    private static final String TEMPLATE = "note_template";
    private static final int MOST_OWN = 100;

    private final NoteTemplateRepository templates;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    NoteTemplates(NoteTemplateRepository templates, AuditTrail trail, CurrentCaller callers, Clock clock) {
        this.templates = templates;
        this.trail = trail;
        this.callers = callers;
        this.clock = clock;
    }

    /** To choose from: first the built-in ones, then the practice's own by title. They say nothing of any patient. */
    @Requires(Permission.IDENTIFIED)
    public List<NoteTemplate> list() {
        return Stream.concat(BuiltInTemplates.ALL.stream(), templates.list().stream())
                .toList();
    }

    /** @throws NotFound when there is none, or no more */
    @Requires(Permission.IDENTIFIED)
    public NoteTemplate get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    /** Newest first; a built-in one has one version. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<TemplateVersion> versions(UUID id) {
        return find(id).orElseThrow(NotFound::new).builtIn() ? List.of() : templates.versions(id);
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public NoteTemplate add(TemplateTerms terms) {
        requireFreeTitle(terms.title(), Optional.empty());
        if (templates.list().size() >= MOST_OWN) {
            throw new Conflict("too-many-templates", "A practice has at most " + MOST_OWN + " templates of its own.");
        }
        NoteTemplate made = NoteTemplate.made(Ids.next(), terms);
        templates.add(made, callers.get().staff(), clock.instant());
        trail.record(AuditAction.TEMPLATE_ADDED, TEMPLATE, made.id());
        return made;
    }

    /**
     * Notes that were written before stay as they are.
     *
     * @param version the one that was looked at
     * @throws Conflict {@code built-in}
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public NoteTemplate change(UUID id, TemplateTerms terms, long version) {
        NoteTemplate before = own(id);
        if (before.version() != version) {
            throw new StaleVersion();
        }
        requireFreeTitle(terms.title(), Optional.of(id));
        if (before.says(terms)) {
            return before;
        }
        NoteTemplate now = before.changed(terms);
        templates.update(now, callers.get().staff(), clock.instant());
        trail.record(AuditAction.TEMPLATE_CHANGED, TEMPLATE, id);
        return now;
    }

    /**
     * It is offered no more. Notes that were written in it stay as they are; visits for which it was chosen get the usual one.
     *
     * @throws Conflict {@code built-in}
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public void remove(UUID id) {
        own(id);
        templates.remove(id, clock.instant());
        trail.record(AuditAction.TEMPLATE_REMOVED, TEMPLATE, id);
    }

    private NoteTemplate own(UUID id) {
        NoteTemplate template = find(id).orElseThrow(NotFound::new);
        if (template.builtIn()) {
            throw new Conflict("built-in", "This template comes with the product. Make one of your own from it.");
        }
        return template;
    }

    private Optional<NoteTemplate> find(UUID id) {
        return BuiltInTemplates.find(id).or(() -> templates.find(id));
    }

    private void requireFreeTitle(String title, Optional<UUID> own) {
        boolean taken = Stream.concat(BuiltInTemplates.ALL.stream(), templates.list().stream())
                .filter(it -> !Optional.of(it.id()).equals(own))
                .anyMatch(it -> it.title().equalsIgnoreCase(title));
        if (taken) {
            throw new InvalidInput("title", "Another template has this title.");
        }
    }
}
