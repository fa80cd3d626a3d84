package org.florscribe.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.jakarta.rs.cfg.JakartaRSFeature;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Refusal;

/** Reads and writes JSON bodies; what cannot be read is told by field, without quoting it. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies extends JacksonJsonProvider {

    public JsonBodies() {
        super(Json.mapper());
        disable(JakartaRSFeature.ALLOW_EMPTY_INPUT);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return super.readFrom(type, genericType, annotations, mediaType, headers, body);
        } catch (NoContentException e) {
            throw unreadable("body", "a JSON body is needed", e);
        } catch (JsonProcessingException e) {
            throw refusal(e);
        } catch (CharConversionException e) {
            throw unreadable("body", "this is not JSON in UTF-8", e);
        }
    }

    static RuntimeException refusal(JsonProcessingException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof Refusal || at instanceof ProblemException) {
                return (RuntimeException) at;
            }
        }
        if (e instanceof StreamConstraintsException) {
            return unreadable("body", "nested too deeply, or a name or number in it is too long", e);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unreadable(field(unknown), "this field is not known here", e);
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            String values = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return unreadable(field(format), "one of " + values + " is needed", e);
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return unreadable(field(mapping), "this is not what belongs here", e);
        }
        return unreadable("body", "this is not JSON as this call takes it", e);
    }

    private static Refusal unreadable(String field, String words, Exception cause) {
        InvalidInput refusal = new InvalidInput(field, words);
        refusal.initCause(cause);
        return refusal;
    }

    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        });
        return path.length() == 0 ? "body" : path.toString();
    }
}
