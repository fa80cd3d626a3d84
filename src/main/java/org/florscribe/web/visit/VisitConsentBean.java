package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.ConsentTaking;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.encounter.RecordingConsent.Method;
import org.florscribe.clinical.encounter.RecordingConsent.Person;
import org.florscribe.web.view.Languages;
import org.florscribe.web.view.ShellBean;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Asking for consent before a conversation is taken, and what follows when it is taken back. */
@Named
@RequestScoped
public class VisitConsentBean {

    private final OpenVisit visit;
    private final ConsentTaking consents;
    private final ShellBean shell;
    private final Times times;
    private final Languages languages;
    private final Words words;

    private Method method = Method.VERBAL;
    private @Nullable String language;
    private Person[] present = {Person.PATIENT};

    @Inject
    VisitConsentBean(
            OpenVisit visit, ConsentTaking consents, ShellBean shell, Times times, Languages languages, Words words) {
        this.visit = visit;
        this.consents = consents;
        this.shell = shell;
        this.times = times;
        this.languages = languages;
        this.words = words;
    }

    public boolean isAsked() {
        return visit.consent().isPresent();
    }

    public boolean isGiven() {
        return visit.consent().filter(RecordingConsent::given).isPresent();
    }

    /** One line on the newest answer: what it was, when, how, in which language, who was there. */
    public String getSummary() {
        Optional<RecordingConsent> consent = visit.consent();
        return consent.map(it -> words.get(
                        it.given() ? "consent.given-line" : "consent.refused-line",
                        times.clock(it.recordedAt()),
                        words.get("consent.method." + it.method()).toLowerCase(words.locale()),
                        languages.name(it.language()),
                        it.personsPresent().stream()
                                .sorted()
                                .map(person -> words.get("consent.person." + person))
                                .collect(Collectors.joining(", "))))
                .orElse("");
    }

    /** What the practice tells its patients; may be empty. */
    public String getText() {
        return shell.practice().consentText();
    }

    public List<Method> getMethods() {
        return Arrays.asList(Method.values());
    }

    /** All languages by name, and what the form has now. */
    public List<Languages.Language> getLanguages() {
        return languages.with(getLanguage());
    }

    public List<Person> getPersons() {
        return Arrays.asList(Person.values());
    }

    public String give() {
        record(true);
        return VisitBean.here(visit.id(), "consent-given");
    }

    public String refuse() {
        record(false);
        return VisitBean.here(visit.id(), "consent-refused");
    }

    public String withdraw() {
        record(false);
        return VisitBean.here(visit.id(), "consent-withdrawn");
    }

    /** Transcript, findings and draft are gone for good. */
    public String destroyConversation() {
        consents.destroyConversation(visit.id());
        return VisitBean.here(visit.id(), "conversation-destroyed");
    }

    private void record(boolean given) {
        Set<Person> persons = present.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(present));
        consents.record(visit.id(), given, method, getLanguage(), persons);
    }

    public Method getMethod() {
        return method;
    }

    public void setMethod(Method method) {
        this.method = method;
    }

    public String getLanguage() {
        return language == null ? shell.practice().locale() : language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Person[] getPresent() {
        return present.clone();
    }

    public void setPresent(Person[] present) {
        this.present = present.clone();
    }
}
