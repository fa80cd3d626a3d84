package org.florscribe.platform.launcher;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;

/** First class of {@code java -jar florscribe.war}. Compiled for Java 8, so that an old Java gets words, not a stack trace. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version");
        int major = Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
        if (major < 17) {
            System.err.println("FlorScribe needs Java 17 or newer; this is Java " + version + " ("
                    + System.getProperty("java.home") + ").");
            System.exit(78);
        }
        File war = new File(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        // a folder inside the WAR: nothing is unpacked to answer a command
        URL inside = new URL("jar:" + war.toURI() + "!/WEB-INF/runtime/classes/");
        URLClassLoader loader = new URLClassLoader(new URL[] {inside}, Main.class.getClassLoader());
        loader.loadClass("org.florscribe.platform.launcher.Launcher")
                .getMethod("run", File.class, String[].class)
                .invoke(null, war, args);
    }
}
