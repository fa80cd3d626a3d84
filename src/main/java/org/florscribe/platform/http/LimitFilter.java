package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.florscribe.practice.identity.CurrentCaller;

/** Answers who asks for too much, before anything is done for the request. Stands behind the filter that says who is calling. */
public class LimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient RequestLimits limits;
    private final transient CurrentCaller callers;

    @Inject
    LimitFilter(RequestLimits limits, CurrentCaller callers) {
        this.limits = limits;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // files and health have no caller
        var caller = callers.find();
        if (caller.isEmpty() || !limits.refuse(caller.get(), request, response)) {
            chain.doFilter(request, response);
        }
    }
}
