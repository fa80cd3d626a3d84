package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.web.patient.PersonLine;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;

/** Giving a visit to the right patient: find, choose, and say a second time that this is meant. */
@Named
@RequestScoped
public class VisitMoveBean {

    private final OpenVisit visit;
    private final VisitPlanning planning;
    private final PatientRegister register;
    private final Http http;
    private final Times times;
    private final Words words;

    private String query = "";
    private boolean certain;

    @Inject
    VisitMoveBean(
            OpenVisit visit, VisitPlanning planning, PatientRegister register, Http http, Times times, Words words) {
        this.visit = visit;
        this.planning = planning;
        this.register = register;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public UUID getVisit() {
        return visit.id();
    }

    public PersonLine getPerson() {
        return PersonLine.of(visit.patient(), visit.encounter().visitOn(), times, words);
    }

    public List<PersonLine> getFound() {
        return query.isBlank()
                ? List.of()
                : register.search(query).stream()
                        .filter(patient ->
                                !patient.id().equals(visit.encounter().patientId()))
                        .map(patient -> PersonLine.of(patient, visit.encounter().visitOn(), times, words))
                        .toList();
    }

    public boolean isSearched() {
        return !query.isBlank();
    }

    public boolean isChosen() {
        return http.findId("to").isPresent();
    }

    public PersonLine getRight() {
        return PersonLine.of(register.get(http.id("to")), visit.encounter().visitOn(), times, words);
    }

    public void find() {
        // the words are posted, never in the address: the list is made when the page is written
    }

    public String move() {
        if (!certain) {
            http.refuse("certain", words.get("move.certain-needed"));
            return "";
        }
        planning.move(visit.id(), http.id("to"));
        return VisitBean.here(visit.id(), "visit-moved");
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public boolean isCertain() {
        return certain;
    }

    public void setCertain(boolean certain) {
        this.certain = certain;
    }
}
