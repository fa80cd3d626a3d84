package org.florscribe.web.asset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a script and all it imports into one file, so that a page asks once instead of finding out module by module what else
 * it needs. Each module becomes a function with names of its own. Understands the two forms that our scripts use: an import of
 * names, or of nothing, on a line of its own; and {@code export} before a function or a class.
 */
final class Modules {

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:\\{ ([^}]*) \\} from )?\"\\./([a-z-]+\\.js)\";$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?function|class) (\\w+)", Pattern.MULTILINE);
    private static final Pattern LEFT_OVER = Pattern.compile("^(?:import|export)\\b.*$", Pattern.MULTILINE);

    private final UnaryOperator<String> sources;
    private final StringBuilder bundle = new StringBuilder();
    private final Set<String> written = new HashSet<>();
    private final List<String> open = new ArrayList<>();

    private Modules(UnaryOperator<String> sources) {
        this.sources = sources;
    }

    /**
     * @param name of the script, e.g. {@code visit.js}
     * @param sources the text of a script of that name
     * @throws IllegalStateException for modules that need each other, and for a form of import or export not named above
     */
    static String bundle(String name, UnaryOperator<String> sources) {
        Modules modules = new Modules(sources);
        modules.write(name);
        return modules.bundle.toString();
    }

    private void write(String name) {
        if (open.contains(name)) {
            throw new IllegalStateException("Scripts need each other: " + open + " and again " + name);
        }
        if (written.contains(name)) {
            return;
        }
        open.add(name);
        String source = sources.apply(name);
        IMPORT.matcher(source).results().map(found -> found.group(2)).forEach(this::write);
        List<String> exports =
                EXPORT.matcher(source).results().map(found -> found.group(2)).toList();
        String body = EXPORT.matcher(IMPORT.matcher(source).replaceAll(Modules::taken))
                .replaceAll("$1 $2");
        Matcher leftOver = LEFT_OVER.matcher(body);
        if (leftOver.find()) {
            throw new IllegalStateException(name + ": cannot be put together: " + leftOver.group());
        }
        bundle.append("const ").append(variable(name)).append(" = (() => {\n").append(body);
        bundle.append("return { ").append(String.join(", ", exports)).append(" };\n})();\n");
        open.remove(name);
        written.add(name);
    }

    private static String taken(MatchResult found) {
        if (found.group(1) == null) {
            return "";
        }
        String names = Pattern.compile(", ")
                .splitAsStream(found.group(1))
                .map(name -> name.replace(" as ", ": "))
                .collect(Collectors.joining(", "));
        return Matcher.quoteReplacement("const { " + names + " } = " + variable(found.group(2)) + ";");
    }

    private static String variable(String name) {
        return "$" + name.replace(".js", "").replace('-', '_');
    }
}
