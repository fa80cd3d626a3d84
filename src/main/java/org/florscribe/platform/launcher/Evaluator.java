package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Runs the application's own quality harness without its server: the classes are read inside the WAR, and of its libraries
 * only the few that read JSON are put beside for as long as it takes.
 */
final class Evaluator {

    private static final String JSON = "WEB-INF/lib/jackson-(?:core|databind|annotations)-[\\w.-]+\\.jar";
    private static final String ENTRY = "org.florscribe.adapter.rules.harness.Evaluation";

    private Evaluator() {}

    /** @param words what follows {@code eval} */
    static int run(File war, List<String> words) throws IOException {
        try (var application = new WarClasses(war, JSON)) {
            return (int) application
                    .load(ENTRY)
                    .getMethod("run", List.class, PrintStream.class, PrintStream.class)
                    .invoke(null, words, System.out, System.err);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("the evaluation failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException("the WAR is damaged: it has no evaluation", e);
        }
    }
}
