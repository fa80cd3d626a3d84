package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Languages;
import org.jspecify.annotations.Nullable;

/** What is spoken in the visit, for engines that would otherwise find out by themselves. */
@Named
@RequestScoped
public class VisitLanguageBean {

    private final OpenVisit visit;
    private final VisitPlanning planning;
    private final Languages languages;
    private final Http http;

    private @Nullable String language;

    @Inject
    VisitLanguageBean(OpenVisit visit, VisitPlanning planning, Languages languages, Http http) {
        this.visit = visit;
        this.planning = planning;
        this.languages = languages;
        this.http = http;
    }

    public List<Languages.Language> getChoices() {
        return languages.with();
    }

    /** By name; empty while engines find out. */
    public String getName() {
        return visit.encounter().language().map(languages::name).orElse("");
    }

    public long getVersion() {
        return visit.encounter().version();
    }

    public String save() {
        planning.speaks(visit.id(), Optional.of(getLanguage()), Long.parseLong(http.parameter("encounterVersion")));
        return VisitBean.here(visit.id(), "language-kept");
    }

    public String getLanguage() {
        return language == null ? visit.encounter().language().orElse("") : language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
