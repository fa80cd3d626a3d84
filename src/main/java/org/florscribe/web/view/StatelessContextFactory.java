package org.florscribe.web.view;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.servlet.http.HttpServletRequest;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.csp.CspState;

/**
 * Only pages of the administration use PrimeFaces' scripts and keep state between requests. All others have no inline script
 * and are stateless: they outlive a restart, work on every node and cost no HTTP session. PrimeFaces would nevertheless make
 * a script nonce for them, keep it in the view map (which opens a session) and ask for it again with every form; so they do
 * without its context. Their policy, without any nonce, comes with the other headers.
 */
public class StatelessContextFactory extends FacesContextFactory {

    private static final String STATEFUL = "/admin/";

    public StatelessContextFactory(FacesContextFactory wrapped) {
        super(wrapped);
    }

    @Override
    public FacesContext getFacesContext(Object context, Object request, Object response, Lifecycle lifecycle) {
        FacesContext faces = getWrapped().getFacesContext(context, request, response, lifecycle);
        if (faces instanceof PrimeFacesContext prime
                && request instanceof HttpServletRequest http
                && !http.getServletPath().startsWith(STATEFUL)) {
            PrimeFacesContext.getCspState(faces).setInitialized(true);
            return new Plain(prime.getWrapped());
        }
        return faces;
    }

    /** The server's own context, made the current one in place of PrimeFaces'. */
    private static final class Plain extends FacesContextWrapper {

        Plain(FacesContext server) {
            super(server);
            setCurrentInstance(this);
        }

        @Override
        public void release() {
            getAttributes().remove(CspState.class.getName());
            super.release();
        }
    }
}
