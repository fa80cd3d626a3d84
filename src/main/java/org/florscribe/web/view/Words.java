package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of our pages, for beans that put sentences together. */
@RequestScoped
public class Words {

    private static final String BUNDLE = "org.florscribe.i18n.Messages";

    /** @param key of the message bundle; its places {0}, {1} are filled with the values */
    public String get(String key, Object... values) {
        Locale locale = locale();
        String words = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return values.length == 0 ? words : new MessageFormat(words, locale).format(values);
    }

    /** The words under the key, or the value itself where it is so new that there are none yet. */
    public String getOr(String key, String value) {
        return ResourceBundle.getBundle(BUNDLE, locale()).containsKey(key) ? get(key) : value;
    }

    public Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null
                ? Locale.ENGLISH
                : faces.getViewRoot().getLocale();
    }
}
