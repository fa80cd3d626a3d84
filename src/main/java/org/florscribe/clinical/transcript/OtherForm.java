package org.florscribe.clinical.transcript;

import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** An engine gives no answers in the form that it was asked for. It heard nothing; in the other form it may. */
public class OtherForm extends EngineFailure {

    private static final long serialVersionUID = 1L;

    private final String form;

    /** @param form to be asked for from now on, see {@link org.florscribe.practice.engine.EngineFound} */
    public OtherForm(String form) {
        super(EngineFault.INPUT, "The engine does not answer in the form that was asked for.");
        this.form = form;
    }

    public String form() {
        return form;
    }
}
