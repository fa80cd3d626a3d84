package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;

/** What an error page can tell: the number under which the log knows this request. */
@Named
@RequestScoped
public class ErrorPageBean {

    private final CurrentCaller caller;

    @Inject
    ErrorPageBean(CurrentCaller caller) {
        this.caller = caller;
    }

    public String getCorrelationId() {
        return caller.find().map(Caller::correlationId).orElse("");
    }
}
