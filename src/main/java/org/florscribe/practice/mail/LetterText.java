package org.florscribe.practice.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of letters: plain text, no names, so that a letter that goes astray tells little. */
final class LetterText {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private LetterText() {}

    static String subject(Letter.Kind kind) {
        return switch (kind) {
            case INVITATION -> "Your FlorScribe account";
            case PASSWORD_RESET -> "Choose a new FlorScribe password";
            case UNSIGNED_VISITS -> "Visits wait to be signed";
            case EMERGENCY_ACCESS -> "A chart was opened in an emergency";
            case API_KEY_WAITS -> "A program wants to act for you";
            case TOKEN_REUSED -> "A FlorScribe sign-in of yours was ended";
            case WEBHOOK_OFF -> "A webhook was switched off";
            case SIGN_IN_CHANGED -> "How you sign in to FlorScribe was changed";
            case PRACTICE_ENDS -> "Your practice in FlorScribe is to be destroyed";
        };
    }

    static String invitation(String link, Instant expiresAt) {
        return """
                Hello,

                an account at FlorScribe was made for you. Open this link and choose a password:

                %s

                The link works once, until %s. If you do not know why you got it, leave it: nothing happens without you.
                """.formatted(link, UNTIL.format(expiresAt));
    }

    static String passwordReset(String link, Instant expiresAt) {
        return """
                Hello,

                somebody asked for a new password for your FlorScribe account. If it was you, open this link:

                %s

                The link works once, until %s. If it was not you, leave it: your password stays as it is.
                """.formatted(link, UNTIL.format(expiresAt));
    }

    static String emergencyOpened(URI home) {
        return """
                Hello,

                somebody of your practice opened a patient's chart in an emergency. The list names who, when and why, and it
                stays there until another person has looked at it:

                %s/admin/emergencies.xhtml
                """.formatted(home);
    }

    static String apiKeyWaits(URI home) {
        return """
                Hello,

                an admin of your practice made a key for a program that is to act for you. It opens nothing before you agree.
                Your profile says what the program could do:

                %s/app/profile.xhtml

                If you do not know why you got this, do not agree, and ask your admin.
                """.formatted(home);
    }

    static String signInEnded(Instant at, URI home) {
        return """
                Hello,

                on %s a program showed a token of yours that had been used before. Either the program made a mistake, or
                somebody else has a copy of the token. That sign-in was ended at once: neither can go on with it.

                Your profile shows where you are signed in:

                %s/app/profile.xhtml

                If you do not know of such a program, change your password there and tell your admin.
                """.formatted(UNTIL.format(at), home);
    }

    /** @param what in words, as in "your password was changed" */
    static String signInChanged(String what, Instant at, URI home) {
        return """
                Hello,

                on %s %s. If it was you, or an admin whom you asked, nothing is to be done.

                If it was not, somebody else may be able to sign in as you. Tell your admin at once; if you can still sign in,
                change your password, which ends all other sign-ins:

                %s/app/profile.xhtml
                """.formatted(UNTIL.format(at), what, home);
    }

    static String practiceEnds(Instant dueAt, URI home) {
        return """
                Hello,

                somebody has announced that your practice is to be destroyed, with everything in it. It is destroyed for good
                after %s; nothing brings it back then.

                Until then an owner can take that back, and everybody works as before:

                %s/admin/keys.xhtml

                If you do not know why you got this, take it back, or ask whoever runs the server to, and find out who did it.
                """.formatted(UNTIL.format(dueAt), home);
    }

    static String webhookSwitchedOff(URI home) {
        return """
                Hello,

                a webhook of your practice was switched off: for a whole day nothing could be brought to it, or its server
                wants no more. What happens meanwhile is held for it, for 30 days, until you switch it on again:

                %s/admin/webhooks.xhtml
                """.formatted(home);
    }

    static String unsignedVisits(int visits, URI home) {
        return """
                Hello,

                %s for a signature for too long. Your list names what and since when, and what becomes of the audio
                if nobody signs:

                %s/app/today.xhtml
                """.formatted(visits == 1 ? "one visit waits" : visits + " visits wait", home);
    }
}
