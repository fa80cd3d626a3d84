package org.florscribe.web.view;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.FormEncoding;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.StaleVersion;
import org.florscribe.shared.TooManyAttempts;
import org.florscribe.shared.Unavailable;

/**
 * Turns what a use case refused into what the person sees: a refused act stays on its page, with the words at the field and
 * in the summary; what is not there or not allowed becomes an error page; a session that ended leads to sign-in.
 */
public class RefusalHandler extends ExceptionHandlerWrapper {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            ExceptionQueuedEvent event = events.next();
            FacesContext faces = event.getContext().getContext();
            Throwable thrown = event.getContext().getException();
            Optional<Refusal> refusal = find(thrown, Refusal.class);
            if (refusal.isPresent()) {
                events.remove();
                answer(refusal.get(), faces, event.getContext().getPhaseId());
            } else if (find(thrown, ViewExpiredException.class).isPresent()) {
                events.remove();
                redirect(faces, faces.getExternalContext().getRequestServletPath() + "?done=page-expired");
            }
        }
        getWrapped().handle();
    }

    private static void answer(Refusal refusal, FacesContext faces, PhaseId phase) {
        boolean acted = !PhaseId.RENDER_RESPONSE.equals(phase) && faces.isPostback();
        if (refusal instanceof NotSignedIn) {
            redirect(faces, "/login.xhtml");
        } else if (acted && (refusal instanceof InvalidInput input)) {
            input.errors().forEach(error -> say(faces, error.field(), error.message()));
        } else if (acted && staysOnPage(refusal)) {
            say(faces, "", String.valueOf(refusal.getMessage()));
        } else {
            fail(faces, refusal instanceof Denied && namesAThing(faces) ? SC_NOT_FOUND : statusOf(refusal));
        }
    }

    /** Whoever may not see a thing must not learn from the answer whether there is one. */
    private static boolean namesAThing(FacesContext faces) {
        return faces.getExternalContext().getRequestParameterMap().values().stream()
                .anyMatch(value -> ID.matcher(value).matches());
    }

    private static boolean staysOnPage(Refusal refusal) {
        return refusal instanceof Conflict
                || (refusal instanceof Denied denied
                        && !denied.slug().equals(Denied.permission().slug()))
                || refusal instanceof StaleVersion
                || refusal instanceof TooManyAttempts
                || refusal instanceof Unavailable;
    }

    private static int statusOf(Refusal refusal) {
        if (refusal instanceof NotFound) {
            return SC_NOT_FOUND;
        }
        if (refusal instanceof Denied) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        return refusal instanceof Unavailable
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
    }

    private static void say(FacesContext faces, String field, String words) {
        String target = Stream.of(field, field + "Day")
                .filter(id -> !field.isEmpty() && has(faces.getViewRoot(), id))
                .findFirst()
                .orElse(null);
        faces.addMessage(target, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
        faces.validationFailed();
        faces.renderResponse();
    }

    private static boolean has(UIComponent parent, String id) {
        Iterator<UIComponent> children = parent.getFacetsAndChildren();
        while (children.hasNext()) {
            UIComponent child = children.next();
            if (id.equals(child.getId()) || has(child, id)) {
                return true;
            }
        }
        return false;
    }

    private static void fail(FacesContext faces, int status) {
        try {
            faces.getExternalContext().responseSendError(status, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void redirect(FacesContext faces, String address) {
        ExternalContext external = faces.getExternalContext();
        try {
            external.redirect(address.equals("/login.xhtml") ? address + "?next=" + whereFrom(external) : address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String whereFrom(ExternalContext external) {
        String id = external.getRequestParameterMap().get("id");
        String path = external.getRequestServletPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".xhtml", "")
                + (id == null ? "" : "&id=" + FormEncoding.encoded(id));
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
