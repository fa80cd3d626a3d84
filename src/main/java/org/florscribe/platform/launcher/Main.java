package org.florscribe.platform.launcher;

/** First class of {@code java -jar florscribe.war}. Compiled for Java 8, so that an old Java gets words, not a stack trace. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? 0 : 1);
    }
}
