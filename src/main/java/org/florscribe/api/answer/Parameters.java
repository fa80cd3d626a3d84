package org.florscribe.api.answer;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads parameters. One in the path that cannot be read names nothing that is there (404); one in the query is told by its name. */
@Provider
public class Parameters implements ParamConverterProvider {

    private record Form(Function<String, Object> read, String words) {}

    private static final Map<Class<?>, Form> FORMS = Map.of(
            UUID.class, new Form(Parameters::uuid, "an id is needed"),
            Instant.class, new Form(Instant::parse, "a time such as 2026-03-01T09:00:00Z is needed"),
            LocalDate.class, new Form(LocalDate::parse, "a date such as 2026-03-01 is needed"),
            Integer.class, new Form(Integer::valueOf, "a number is needed"),
            Long.class, new Form(Long::valueOf, "a number is needed"),
            Boolean.class, new Form(Parameters::truth, "true or false is needed"));

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type genericType, Annotation[] annotations) {
        Form form = type.isEnum() ? enumForm(type) : FORMS.get(type);
        return form == null ? null : new Converter<>(type, form, annotations);
    }

    private static Form enumForm(Class<?> type) {
        Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        return new Form(
                text -> {
                    Object constant = constants.get(text);
                    if (constant == null) {
                        throw new IllegalArgumentException();
                    }
                    return constant;
                },
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")) + " is needed");
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return id;
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException();
        }
        return Boolean.valueOf(text);
    }

    private record Converter<T>(Class<T> type, Form form, Annotation[] annotations) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("NullAway") // absent stays absent: JAX-RS hands null on
        public T fromString(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return type.cast(form.read.apply(text));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw refusal(e);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }

        private Refusal refusal(Exception cause) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof QueryParam query) {
                    InvalidInput refusal = new InvalidInput(query.value(), form.words);
                    refusal.initCause(cause);
                    return refusal;
                }
                if (annotation instanceof PathParam) {
                    break;
                }
            }
            NotFound refusal = new NotFound();
            refusal.initCause(cause);
            return refusal;
        }
    }
}
