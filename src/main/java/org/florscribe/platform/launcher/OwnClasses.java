package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Loads the launcher's classes at once. They live inside the WAR: were it replaced by a new build, a class needed only at the stop could no longer be read. */
final class OwnClasses {

    private static final String PLACE = "WEB-INF/runtime/classes/";

    private OwnClasses() {}

    static void loadAll(File war) throws IOException {
        try (var jar = new JarFile(war)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith(PLACE + "org/florscribe/")
                        && name.endsWith(".class")
                        && !name.endsWith("package-info.class")) {
                    load(name.substring(PLACE.length(), name.length() - ".class".length())
                            .replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) throws IOException {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IOException("the WAR is damaged: " + name + " cannot be read", e);
        }
    }
}
