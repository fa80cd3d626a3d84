package org.florscribe.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page as a browser without scripts would send it.
 *
 * @param action where it goes
 * @param fields all but the buttons, with something typed into what is empty
 * @param buttons name and value of each
 */
public record PageForm(String action, Map<String, String> fields, Map<String, String> buttons) {

    /** The field that holds a page's state (Jakarta Faces 4.0, 2.2.6.1). */
    public static final String STATE = "jakarta.faces.ViewState";

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile(
            "<(input|textarea|select|button)\\b([^>]*)>(.*?)(?=<(?:input|textarea|select|button)\\b|$)",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final Pattern OPTION = Pattern.compile("<option[^>]*value=\"([^\"]+)\"");

    public static List<PageForm> all(String html) {
        List<PageForm> forms = new ArrayList<>();
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            forms.add(read(attributes(form.group(1)).getOrDefault("action", ""), form.group(2)));
        }
        return forms;
    }

    /** The form that has this field. */
    public static PageForm with(String field, String html) {
        return all(html).stream()
                .filter(form -> form.fields().containsKey(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form has a field " + field));
    }

    private static PageForm read(String action, String inside) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> buttons = new LinkedHashMap<>();
        Matcher control = CONTROL.matcher(inside);
        while (control.find()) {
            Map<String, String> attributes = attributes(control.group(2));
            String name = attributes.getOrDefault("name", "");
            String type = attributes.getOrDefault("type", "text");
            String value = attributes.getOrDefault("value", "");
            if (name.isEmpty()) {
                continue;
            }
            if (type.equals("submit")) {
                buttons.put(name, value);
            } else if (control.group(1).equals("select")) {
                Matcher option = OPTION.matcher(control.group(3));
                fields.put(name, option.find() ? option.group(1) : "");
            } else {
                fields.put(name, value.isEmpty() ? "something typed" : value);
            }
        }
        return new PageForm(action, fields, buttons);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2).replace("&amp;", "&"));
        }
        return attributes;
    }
}
