package org.florscribe.api.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Types of bodies and parameters as JSON Schema. Records become named components, once each. */
final class Schemas {

    private static final Map<Type, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(PhiText.class, Map.of("type", "string")),
            Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(InputStream.class, Map.of("type", "string", "format", "binary")),
            Map.entry(byte[].class, Map.of("type", "string", "format", "binary")));

    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    /** The named ones met so far. */
    Map<String, Map<String, Object>> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<String, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return of(variables.getOrDefault(variable.getName(), Object.class), variables);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, variables);
        }
        Map<String, Object> plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
        }
        return raw.isRecord() ? named(raw) : Map.of();
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic, Map<String, Type> variables) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type first = generic.getActualTypeArguments()[0];
        if (raw == Optional.class) {
            return orNull(of(first, variables));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(first, variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(generic.getActualTypeArguments()[1], variables));
        }
        Map<String, Type> inner = new TreeMap<>();
        for (int i = 0; i < raw.getTypeParameters().length; i++) {
            inner.put(raw.getTypeParameters()[i].getName(), generic.getActualTypeArguments()[i]);
        }
        return raw.isRecord() ? object(raw, inner) : Map.of();
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private Map<String, Object> named(Class<?> type) {
        String name = type.getSimpleName();
        if (owners.getOrDefault(name, type) != type) {
            name = type.getEnclosingClass() == null
                    ? type.getPackageName().replaceAll(".*\\.", "") + name
                    : type.getEnclosingClass().getSimpleName().replace("Resource", "") + name;
        }
        if (owners.put(name, type) == null) {
            components.put(name, object(type, Map.of()));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> type, Map<String, Type> variables) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        boolean leavesOut = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> schema = of(component.getGenericType(), variables);
            boolean absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.put(nameOf(component), absent ? orNull(schema) : schema);
            if (!absent && !leavesOut && component.getType() != Optional.class) {
                required.add(nameOf(component));
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    /** The field's name as it is sent; "default" for one cannot be the name of a record's component. */
    private static String nameOf(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }
}
