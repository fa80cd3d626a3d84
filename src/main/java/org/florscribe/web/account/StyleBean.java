package org.florscribe.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.florscribe.clinical.note.NoteTemplates;
import org.florscribe.clinical.note.WritingStyle;
import org.florscribe.clinical.note.WritingStyles;
import org.florscribe.web.view.FormFields;
import org.florscribe.web.view.Http;
import org.jspecify.annotations.Nullable;

/** How one wants one's own notes written. */
@Named
@RequestScoped
public class StyleBean {

    private final WritingStyles styles;
    private final NoteTemplates templates;
    private final Http http;

    private @Nullable WritingStyle style;
    private @Nullable FormFields fields;
    private @Nullable String rules;

    @Inject
    StyleBean(WritingStyles styles, NoteTemplates templates, Http http) {
        this.styles = styles;
        this.templates = templates;
        this.http = http;
    }

    public FormFields getFields() {
        if (fields == null) {
            fields = new FormFields(templates.list(), style().usual());
        }
        return fields;
    }

    public long getVersion() {
        return style().version();
    }

    /** One a line. */
    public String getRules() {
        return rules == null ? String.join("\n", style().rules()) : rules;
    }

    public void setRules(String rules) {
        this.rules = rules;
    }

    public String keep() {
        List<String> lines = getRules().lines().toList();
        styles.keep(new WritingStyle(getFields().choice(), lines, Long.parseLong(http.parameter("version"))));
        return "/app/style.xhtml?faces-redirect=true&done=style-kept";
    }

    private WritingStyle style() {
        if (style == null) {
            style = styles.own();
        }
        return style;
    }
}
