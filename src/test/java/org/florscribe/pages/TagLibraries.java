package org.florscribe.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Every tag the server knows and the attributes each takes, from the libraries' own descriptions. */
final class TagLibraries {

    private static final List<String> SERVER = List.of(
            "com/sun/faces/metadata/taglib/faces.core.taglib.xml",
            "com/sun/faces/metadata/taglib/faces.facelets.taglib.xml",
            "com/sun/faces/metadata/taglib/faces.html.taglib.xml",
            "com/sun/faces/metadata/taglib/tags.core.taglib.xml",
            "META-INF/primefaces.taglib.xml");

    /** Namespaces that are checked: what has none of these prefixes is plain HTML. */
    private static final Set<String> KNOWN = Set.of(
            "jakarta.faces.core",
            "jakarta.faces.facelets",
            "jakarta.faces.html",
            "jakarta.tags.core",
            "http://primefaces.org/ui",
            "urn:florscribe:tags");

    private static final String OURS = "urn:florscribe:tags";

    /** Of every component, though only some descriptions list them. */
    private static final Set<String> COMMON = Set.of("id", "rendered", "binding", "styleClass", "class");

    private final Map<String, Map<String, Set<String>>> attributes = new HashMap<>();
    private final Map<String, Set<String>> attributesBySource = new HashMap<>();

    TagLibraries(Path webapp) {
        SERVER.forEach(name -> {
            try (InputStream in = resource(name).openStream()) {
                read(in);
            } catch (IOException | XMLStreamException e) {
                throw new IllegalStateException(name, e);
            }
        });
        try (InputStream in = Files.newInputStream(webapp.resolve("WEB-INF/flor.taglib.xml"))) {
            read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String name) {
        return Optional.ofNullable(TagLibraries.class.getClassLoader().getResource(name))
                .orElseThrow(() -> new IllegalStateException("No " + name + " on the test class path"));
    }

    /** What is wrong with a tag or one of its attributes; empty when nothing is. */
    Optional<String> mistake(String namespace, String tag, Set<String> used) {
        Map<String, Set<String>> library = attributes.get(namespace);
        if (library == null) {
            return KNOWN.contains(namespace) ? Optional.of("no such library: " + namespace) : Optional.empty();
        }
        Set<String> allowed = library.get(tag);
        if (allowed == null) {
            return Optional.of("no such tag: " + tag);
        }
        return used.stream()
                .filter(name -> !allowed.contains(name))
                .filter(name -> namespace.equals(OURS) || !COMMON.contains(name))
                .findFirst()
                .map(name -> "no such attribute of " + tag + ": " + name);
    }

    /** The attributes of the tag file; they are variables inside it. */
    Set<String> attributesOfTagFile(String source) {
        return attributesBySource.getOrDefault(source, Set.of());
    }

    private void read(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Map<String, Set<String>> library = Map.of();
        Set<String> current = new HashSet<>();
        boolean inAttribute = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("attribute")) {
                inAttribute = false;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "namespace" ->
                    library = attributes.computeIfAbsent(xml.getElementText().strip(), namespace -> new HashMap<>());
                case "tag-name" -> {
                    current = new HashSet<>();
                    library.put(xml.getElementText().strip(), current);
                }
                case "source" -> attributesBySource.put(xml.getElementText().strip(), current);
                case "attribute" -> inAttribute = true;
                case "name" -> {
                    if (inAttribute) {
                        current.add(xml.getElementText().strip());
                    }
                }
                default -> {
                    // descriptions, types and handlers say nothing about attributes
                }
            }
        }
    }
}
