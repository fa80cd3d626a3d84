package org.florscribe.api.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The description of this server's calls in its three forms, made at first use. */
@ApplicationScoped
public class ApiReference {

    private final BeanManager beans;
    private volatile @Nullable Forms forms;

    private record Forms(String json, String yaml, String page) {}

    @Inject
    ApiReference(BeanManager beans) {
        this.beans = beans;
    }

    String json() {
        return forms().json;
    }

    String yaml() {
        return forms().yaml;
    }

    String page() {
        return forms().page;
    }

    /** What calls.properties says. */
    static Properties words() {
        Properties words = new Properties();
        try (InputStream in = ApiReference.class.getResourceAsStream("/org/florscribe/api/calls.properties")) {
            if (in == null) {
                throw new IllegalStateException("calls.properties is missing");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Forms forms() {
        Forms made = forms;
        if (made == null) {
            Stream<Class<?>> resources = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(Bean::getBeanClass)
                    .filter(type -> type.isAnnotationPresent(Path.class));
            ApiDescription description = new ApiDescription(ApiCall.of(resources), words());
            Map<String, Object> document = description.document();
            try {
                made = new Forms(
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document),
                        YamlText.of(document),
                        ReferencePage.of(description, document));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The description cannot be written", e);
            }
            forms = made;
        }
        return made;
    }
}
