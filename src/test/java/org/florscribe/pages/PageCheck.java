package org.florscribe.pages;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a page before it is opened. */
final class PageCheck {

    private static final Pattern EL = Pattern.compile("[#$]\\{([^}]*)}");
    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/-]+\\.xhtml");
    private static final Set<String> LABELS =
            Set.of("value", "label", "header", "headerText", "title", "alt", "placeholder", "emptyMessage", "summary");
    /** Tags whose values are keys, not words. */
    private static final Set<String> KEYED = Set.of("param", "option", "button", "input", "selectItem", "attribute");

    private static final Set<String> METHODS = Set.of("action", "actionListener", "listener", "validator", "method");

    private static final Set<String> ADDRESSES = Set.of("href", "action", "outcome", "src", "template", "value");

    private final Path webapp;
    private final TagLibraries libraries;
    private final Expressions expressions;
    private final List<String> mistakes;
    private final Set<String> templateVariables = new LinkedHashSet<>();

    private static final class Scope {
        private final Map<String, Type> variables;

        Scope(Map<String, Type> variables) {
            this.variables = variables;
        }
    }

    PageCheck(Path webapp, Map<String, Class<?>> beans, Set<String> messages, List<String> mistakes) {
        this.webapp = webapp;
        this.mistakes = mistakes;
        libraries = new TagLibraries(webapp);
        expressions = new Expressions(beans, messages, mistakes);
    }

    void checkAll() throws IOException, XMLStreamException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(webapp)) {
            pages = files.filter(p -> p.toString().endsWith(".xhtml")).sorted().toList();
        }
        for (Path page : pages) {
            findParameters(page);
        }
        for (Path page : pages) {
            check(page);
        }
    }

    /** Names given with ui:param; templates and includes may use them. */
    private void findParameters(Path page) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(page)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("param")
                        && xml.getAttributeValue(null, "name") != null) {
                    templateVariables.add(xml.getAttributeValue(null, "name"));
                }
            }
        }
    }

    void check(Path page) throws IOException, XMLStreamException {
        Deque<Scope> scopes = new ArrayDeque<>();
        scopes.push(new Scope(variablesOf(page)));
        try (InputStream in = Files.newInputStream(page)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                String at = webapp.relativize(page) + ":" + xml.getLocation().getLineNumber() + " ";
                switch (event) {
                    case XMLStreamConstants.CHARACTERS -> {
                        checkWords(at, "text", xml.getText());
                        expressions.check(at, xml.getText(), scopes.getFirst().variables, false);
                    }
                    case XMLStreamConstants.START_ELEMENT -> scopes.push(open(at, xml, scopes.getFirst()));
                    case XMLStreamConstants.END_ELEMENT -> scopes.pop();
                    default -> {
                        // comments and declarations
                    }
                }
            }
        }
    }

    private Map<String, Type> variablesOf(Path page) {
        Map<String, Type> variables = new HashMap<>();
        String inside = webapp.relativize(page).toString();
        if (inside.startsWith("WEB-INF/tags/")) {
            String source = inside.substring("WEB-INF/".length());
            libraries.attributesOfTagFile(source).forEach(name -> variables.put(name, Expressions.UNKNOWN));
        } else if (inside.startsWith("WEB-INF/")) {
            templateVariables.forEach(name -> variables.put(name, Expressions.UNKNOWN));
        }
        return variables;
    }

    private Scope open(String at, XMLStreamReader xml, Scope outer) {
        Map<String, Type> variables = new HashMap<>(outer.variables);
        String list = Optional.ofNullable(xml.getAttributeValue(null, "value")).orElse("");
        if (xml.getAttributeValue(null, "var") != null) {
            Type element = Expressions.elementOf(expressions.check(at, list, outer.variables, false));
            declare(variables, xml.getAttributeValue(null, "var"), element);
            declare(variables, xml.getAttributeValue(null, "varStatus"), Expressions.UNKNOWN);
        }
        Set<String> plain = new LinkedHashSet<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            if (xml.getAttributeNamespace(i) == null
                    || xml.getAttributeNamespace(i).isEmpty()) {
                plain.add(name);
            }
            checkAttribute(at, xml.getLocalName(), name, value);
            expressions.check(at, value, variables, METHODS.contains(name));
        }
        libraries
                .mistake(Optional.ofNullable(xml.getNamespaceURI()).orElse(""), xml.getLocalName(), plain)
                .ifPresent(mistake -> mistakes.add(at + mistake));
        return new Scope(variables);
    }

    private static void declare(Map<String, Type> variables, @Nullable String name, Type type) {
        if (name != null) {
            variables.put(name, type);
        }
    }

    private void checkAttribute(String at, String tag, String name, String value) {
        if (name.matches("on[a-z]+") && !value.isEmpty()) {
            mistakes.add(at + "inline script: " + name);
        }
        if (name.equals("escape") && value.equals("false")) {
            mistakes.add(at + "escape=\"false\"");
        }
        if (name.equals("style")) {
            mistakes.add(at + "inline style");
        }
        if (ADDRESSES.contains(name)) {
            checkAddresses(at, value);
        }
        if (LABELS.contains(name)
                && !KEYED.contains(tag)
                && PAGE.matcher(value).replaceAll("").equals(value)) {
            checkWords(at, name, value);
        }
    }

    private void checkAddresses(String at, String value) {
        Matcher address = PAGE.matcher(value);
        while (address.find()) {
            if (!Files.exists(webapp.resolve(address.group().substring(1)))) {
                mistakes.add(at + "no such page: " + address.group());
            }
        }
    }

    private void checkWords(String at, String name, String text) {
        if (EL.matcher(text).replaceAll("").chars().anyMatch(Character::isLetter)) {
            mistakes.add(at + "untranslatable " + name + ": " + text.strip());
        }
    }

    static List<String> pagesNamedIn(String source) {
        List<String> pages = new ArrayList<>();
        Matcher address = PAGE.matcher(source);
        while (address.find()) {
            pages.add(address.group());
        }
        return pages;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(in);
    }
}
