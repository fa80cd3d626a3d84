package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** The request of a page and the answer to it. */
@RequestScoped
public class Http {

    /** Empty when absent. */
    public String parameter(String name) {
        return Optional.ofNullable(FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get(name))
                .orElse("");
    }

    /** @throws NotFound when the parameter is absent or no id */
    public UUID id(String name) {
        return findId(name).orElseThrow(NotFound::new);
    }

    public Optional<UUID> findId(String name) {
        try {
            return Optional.of(UUID.fromString(parameter(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /** Sends the person back to the form with these words at the field (none: at the top). */
    public void refuse(String field, String words) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(field.isEmpty() ? null : field, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
        faces.validationFailed();
    }
}
