package org.florscribe.pages;

import jakarta.el.ELException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassfish.expressly.lang.ExpressionBuilder;
import org.glassfish.expressly.parser.AstBracketSuffix;
import org.glassfish.expressly.parser.AstDotSuffix;
import org.glassfish.expressly.parser.AstIdentifier;
import org.glassfish.expressly.parser.AstMethodArguments;
import org.glassfish.expressly.parser.AstString;
import org.glassfish.expressly.parser.AstValue;
import org.glassfish.expressly.parser.Node;
import org.jspecify.annotations.Nullable;

/** Follows an expression through the types it goes over and says where it leads nowhere. */
final class Expressions {

    /** A value whose type cannot be told from the page: nothing behind it is checked. */
    static final Type UNKNOWN = Unknown.class;

    private static final Set<String> IMPLICIT = Set.of(
            "view",
            "param",
            "request",
            "requestScope",
            "facesContext",
            "component",
            "cc",
            "cookie",
            "header",
            "resource");

    private final Map<String, Class<?>> beans;
    private final Set<String> messages;
    private final List<String> mistakes;

    private interface Unknown {}

    Expressions(Map<String, Class<?>> beans, Set<String> messages, List<String> mistakes) {
        this.beans = beans;
        this.messages = messages;
        this.mistakes = mistakes;
    }

    /**
     * @param text of an attribute or between tags
     * @param variables of the place, by name
     * @param isMethod whether the last name may be a method without arguments, as in {@code action}
     * @return the type of the value when the text is one expression; {@link #UNKNOWN} otherwise
     */
    Type check(String at, String text, Map<String, Type> variables, boolean isMethod) {
        if (!text.contains("#{") && !text.contains("${")) {
            return String.class;
        }
        try {
            Node node = ExpressionBuilder.createNode(text);
            return new Walk(at, variables, isMethod).type(node);
        } catch (ELException e) {
            mistakes.add(at + "not an expression: " + text);
            return UNKNOWN;
        }
    }

    /** What one turn of a loop over this holds. */
    static Type elementOf(Type type) {
        if (type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1) {
            return list.getActualTypeArguments()[0];
        }
        return raw(type).isArray() ? raw(type).getComponentType() : UNKNOWN;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> simple) {
            return simple;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Unknown.class;
    }

    private final class Walk {

        private final String at;
        private final Map<String, Type> variables;
        private final boolean isMethod;

        Walk(String at, Map<String, Type> variables, boolean isMethod) {
            this.at = at;
            this.variables = variables;
            this.isMethod = isMethod;
        }

        Type type(Node node) {
            if (node instanceof AstIdentifier name) {
                return identifier(name.getImage());
            }
            if (node instanceof AstValue value) {
                return value(value);
            }
            Type only = UNKNOWN;
            for (int i = 0; i < node.jjtGetNumChildren(); i++) {
                only = type(node.jjtGetChild(i));
            }
            boolean passesThrough = node.jjtGetNumChildren() == 1 && isWrapper(node);
            return passesThrough ? only : UNKNOWN;
        }

        private boolean isWrapper(Node node) {
            String name = node.getClass().getSimpleName();
            return name.equals("AstDeferredExpression") || name.equals("AstDynamicExpression");
        }

        private Type identifier(String name) {
            Type local = variables.get(name);
            if (local != null) {
                return local;
            }
            Class<?> bean = beans.get(name);
            if (bean == null && !IMPLICIT.contains(name) && !name.equals("msg")) {
                mistakes.add(at + "nothing is called " + name);
            }
            return bean == null ? UNKNOWN : bean;
        }

        private Type value(AstValue value) {
            Node first = value.jjtGetChild(0);
            if (first instanceof AstIdentifier name && name.getImage().equals("msg")) {
                return message(value);
            }
            Type type = type(first);
            int last = value.jjtGetNumChildren();
            for (int i = 1; i < last; i++) {
                Node suffix = value.jjtGetChild(i);
                if (suffix instanceof AstDotSuffix dot) {
                    boolean bare = isMethod && i == last - 1;
                    type = member(type, dot.getImage(), arguments(dot), bare);
                } else {
                    type(suffix);
                    type = suffix instanceof AstBracketSuffix ? elementOf(type) : UNKNOWN;
                }
            }
            return type;
        }

        private @Nullable AstMethodArguments arguments(Node suffix) {
            for (int i = 0; i < suffix.jjtGetNumChildren(); i++) {
                if (suffix.jjtGetChild(i) instanceof AstMethodArguments arguments) {
                    for (int j = 0; j < arguments.jjtGetNumChildren(); j++) {
                        type(arguments.jjtGetChild(j));
                    }
                    return arguments;
                }
            }
            return null;
        }

        private Type message(AstValue value) {
            Node key = value.jjtGetChild(1).jjtGetChild(0);
            if (key instanceof AstString literal) {
                if (!messages.contains(literal.getString())) {
                    mistakes.add(at + "no such message: " + literal.getString());
                }
            } else {
                type(key);
                prefix(key)
                        .filter(start -> messages.stream().noneMatch(m -> m.startsWith(start)))
                        .ifPresent(start -> mistakes.add(at + "no message starts with: " + start));
            }
            return String.class;
        }

        /** The fixed start of a key that is put together, as in {@code msg['stage.'.concat(x)]}. */
        private Optional<String> prefix(Node key) {
            Node start = key;
            while (start.jjtGetNumChildren() > 0 && !(start instanceof AstString)) {
                start = start.jjtGetChild(0);
            }
            return start instanceof AstString literal ? Optional.of(literal.getString()) : Optional.empty();
        }

        private Type member(Type owner, String name, @Nullable AstMethodArguments arguments, boolean bareMethod) {
            Class<?> type = raw(owner);
            if (type == Unknown.class || Map.class.isAssignableFrom(type) || type == Object.class) {
                return UNKNOWN;
            }
            Optional<Method> found = arguments == null
                    ? property(type, name).or(() -> bareMethod ? anyMethod(type, name) : Optional.empty())
                    : method(type, name, arguments.jjtGetNumChildren());
            if (found.isEmpty()) {
                mistakes.add(at + type.getSimpleName() + " has no " + name + (arguments == null ? "" : "(…)"));
                return UNKNOWN;
            }
            return found.get().getGenericReturnType();
        }
    }

    private static Optional<Method> property(Class<?> type, String name) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return visible(type).stream()
                .filter(m -> m.getParameterCount() == 0)
                .filter(m -> m.getName().equals("get" + capital) || m.getName().equals("is" + capital))
                .findFirst();
    }

    private static Optional<Method> anyMethod(Class<?> type, String name) {
        return visible(type).stream().filter(m -> m.getName().equals(name)).findFirst();
    }

    private static Optional<Method> method(Class<?> type, String name, int arguments) {
        return visible(type).stream()
                .filter(m -> m.getName().equals(name))
                .filter(m -> m.getParameterCount() == arguments || m.isVarArgs())
                .findFirst();
    }

    private static List<Method> visible(Class<?> type) {
        List<Method> methods = new ArrayList<>(Arrays.asList(type.getMethods()));
        if (type.isInterface()) {
            methods.addAll(Arrays.asList(Object.class.getMethods()));
        }
        methods.removeIf(m -> !Modifier.isPublic(m.getModifiers()) || m.isBridge());
        return methods;
    }
}
