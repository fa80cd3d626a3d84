package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ResourceBundle;

/** What was wrong with the form just sent, or what it did. */
@Named
@RequestScoped
public class FormBean {

    /** Whether the form came back with something to put right. */
    public boolean isRefused() {
        return !getErrors().isEmpty();
    }

    /** All errors in the order of the fields, each once. */
    public List<FieldProblem> getErrors() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<FieldProblem> errors = new ArrayList<>();
        Iterator<String> targets = faces.getClientIdsWithMessages();
        while (targets.hasNext()) {
            String target = targets.next();
            faces.getMessageList(target).stream()
                    .filter(message -> message.getSeverity().compareTo(FacesMessage.SEVERITY_ERROR) >= 0)
                    .map(message -> new FieldProblem(target == null ? "" : target, message.getSummary()))
                    .filter(problem -> !errors.contains(problem))
                    .forEach(errors::add);
        }
        return errors;
    }

    /** The dialog whose form was sent; empty when it was a form of the page. */
    public String getDialog() {
        String id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("dialog");
        return id == null ? "" : id;
    }

    public boolean invalid(String field) {
        return !FacesContext.getCurrentInstance().getMessageList(field).isEmpty();
    }

    /** The ids of what describes a field: its help and, when there is one, its error. */
    public String describedBy(String field, String help) {
        String ids = (help.isEmpty() ? "" : field + "-help ") + (invalid(field) ? field + "-error" : "");
        return ids.strip();
    }

    public boolean isSaid() {
        return !getDone().isEmpty();
    }

    /** What the form did, from the address it redirected to: only a key of our own words can stand there. */
    public String getDone() {
        FacesContext faces = FacesContext.getCurrentInstance();
        String key = faces.getExternalContext().getRequestParameterMap().get("done");
        if (key == null) {
            return "";
        }
        ResourceBundle words = faces.getApplication().getResourceBundle(faces, "msg");
        return words.containsKey("done." + key) ? words.getString("done." + key) : "";
    }

    /**
     * One thing to put right.
     *
     * @param target client id of the field; empty when no field is meant
     */
    public record FieldProblem(String target, String words) {}
}
