package org.florscribe.api.description;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.florscribe.api.body.BodyLimit;
import org.jspecify.annotations.Nullable;

/**
 * One call, read from the annotations of its resource.
 *
 * @param path below /api/v1, with its parameters in braces
 * @param body what the request carries; empty when nothing
 * @param answer what the method gives; empty for none, and for a Response, whose words are in calls.properties
 * @param limit bytes of the body
 */
record ApiCall(
        String method,
        String path,
        String id,
        List<Given> parameters,
        Optional<Type> body,
        List<String> consumes,
        Optional<Type> answer,
        boolean answersFreely,
        List<String> produces,
        long limit,
        Class<?> resource) {

    /** A parameter. {@code in} is path, query or header, as OpenAPI calls them. */
    record Given(String in, String name, Type type) {}

    /** How calls.properties names it. */
    String key() {
        return method + path;
    }

    static List<ApiCall> of(Stream<Class<?>> resources) {
        return resources
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> verb(method).isPresent())
                        .map(method -> of(resource, method)))
                .sorted(Comparator.comparing(ApiCall::path)
                        .thenComparing(ApiCall::method)
                        .thenComparing(ApiCall::id))
                .toList();
    }

    private static ApiCall of(Class<?> resource, Method method) {
        List<Given> given = new ArrayList<>();
        @Nullable Type body = null;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    given(field, field.getGenericType()).ifPresent(given::add);
                }
            } else if (!parameter.isAnnotationPresent(Context.class)) {
                Optional<Given> found = given(parameter, parameter.getParameterizedType());
                found.ifPresent(given::add);
                if (found.isEmpty()) {
                    body = parameter.getParameterizedType();
                }
            }
        }
        Type answer = method.getGenericReturnType();
        boolean free = answer == Response.class;
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        return new ApiCall(
                verb(method).orElseThrow(),
                pathOf(resource) + pathOf(method),
                resource.getSimpleName().replace("Resource", "") + "_" + method.getName(),
                given,
                Optional.ofNullable(body),
                media(method.getAnnotation(Consumes.class), resource.getAnnotation(Consumes.class)),
                free || answer == void.class ? Optional.empty() : Optional.of(answer),
                free,
                types(method.getAnnotation(Produces.class), resource.getAnnotation(Produces.class)),
                limit == null ? BodyLimit.USUAL : limit.value(),
                resource);
    }

    private static Optional<Given> given(AnnotatedElement element, Type type) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation instanceof PathParam path) {
                return Optional.of(new Given("path", path.value(), type));
            } else if (annotation instanceof QueryParam query) {
                return Optional.of(new Given("query", query.value(), type));
            } else if (annotation instanceof HeaderParam header) {
                return Optional.of(new Given("header", header.value(), type));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        String bare = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    private static List<String> media(@Nullable Consumes nearer, @Nullable Consumes farther) {
        Consumes found = nearer == null ? farther : nearer;
        return found == null ? List.of("application/json") : List.of(found.value());
    }

    private static List<String> types(@Nullable Produces nearer, @Nullable Produces farther) {
        Produces found = nearer == null ? farther : nearer;
        return found == null
                ? List.of("application/json")
                // without the server's own ranking of one form above another
                : Arrays.stream(found.value())
                        .map(type -> type.replaceAll(";\\s*qs=[0-9.]+", ""))
                        .toList();
    }
}
