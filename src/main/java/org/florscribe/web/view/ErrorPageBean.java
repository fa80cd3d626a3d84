package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.CorrelationFilter;

/** What an error page can tell: the number under which the log knows this request. */
@Named
@RequestScoped
public class ErrorPageBean {

    private final Http http;

    @Inject
    ErrorPageBean(Http http) {
        this.http = http;
    }

    /** Kept with the request: when the container shows this page, nobody is the caller any more. */
    public String getCorrelationId() {
        return CorrelationFilter.idOf(http.request());
    }
}
