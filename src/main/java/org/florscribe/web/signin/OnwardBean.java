package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.Caller;
import org.florscribe.web.view.Http;

/** Where a person wanted to go when asked who they are; carried along in hidden fields. */
@Named
@RequestScoped
public class OnwardBean {

    private String next;
    private String visit;

    @Inject
    OnwardBean(Http http) {
        next = http.parameter("next");
        visit = http.parameter("id");
    }

    /** The page for this person, from the list in {@link Destination}. */
    String page(Caller caller) {
        return Destination.after(next, visit, caller);
    }

    /** To be put behind the address of a page that asks for more. */
    String parameters() {
        return (nextName().isEmpty() ? "" : "&next=" + nextName()) + (visitId().isEmpty() ? "" : "&id=" + visitId());
    }

    /** Empty for what can be no name of a page. */
    String nextName() {
        return next.matches("[a-z]{1,20}") ? next : "";
    }

    /** Empty for what can be no id. */
    String visitId() {
        return visit.matches("[0-9a-fA-F-]{36}") ? visit : "";
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getVisit() {
        return visit;
    }

    public void setVisit(String visit) {
        this.visit = visit;
    }
}
