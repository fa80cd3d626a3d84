package org.florscribe.web.view;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.primefaces.csp.CspState;

/**
 * Only pages of the administration use PrimeFaces' scripts and keep state between requests. All others have no inline script
 * and are stateless: they outlive a restart, work on every node and cost no HTTP session. PrimeFaces would nevertheless make
 * a script nonce for them, keep it in the view map (which opens a session) and ask for it again with every form; so it is
 * told that this has been done. Their policy, without any nonce, comes with the other headers.
 */
public class ScriptlessPages implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (!faces.getExternalContext().getRequestServletPath().startsWith("/admin/")) {
            faces.getAttributes().put(CspState.class.getName(), new NoState(faces));
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        // nothing to do
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    /** A policy that is set already, and a nonce that nobody keeps and nobody asks for. */
    private static final class NoState extends CspState {

        NoState(FacesContext faces) {
            super(faces);
            setInitialized(true);
        }

        @Override
        public String getNonce() {
            return generateNonce();
        }
    }
}
