package org.florscribe.shared;

import java.util.List;

/** The input breaks a rule (400); names each field and says what is wrong with it. */
public final class InvalidInput extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super("invalid-input", "Some of what was sent cannot be used.");
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String message) {
        super("invalid-input", message);
        this.errors = List.of(new FieldError(field, message));
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** One field, by its name in the request, and what is wrong with it in plain words. */
    public record FieldError(String field, String message) {}
}
