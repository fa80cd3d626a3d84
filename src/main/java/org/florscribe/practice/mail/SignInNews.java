package org.florscribe.practice.mail;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.SecurityRecord;
import org.florscribe.practice.identity.StaffLetters;

/**
 * Writes to a person whenever the record of access is told that their password or a factor of theirs is another one, in the same
 * transaction (OWASP ASVS 5.0, 6.3.7). Where no mail is set up, nobody is written to.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class SignInNews implements SecurityRecord {

    private static final Map<Event, String> WORDS = Map.of(
            Event.PASSWORD_CHANGED, "the password of your FlorScribe account was changed",
            Event.PASSWORD_RESET,
                    "the password of your FlorScribe account was chosen anew by a link that was sent to you",
            Event.FACTOR_ADDED, "a second factor or a passkey was added to your FlorScribe account",
            Event.FACTOR_REMOVED, "a second factor or a passkey was taken away from your FlorScribe account",
            Event.RECOVERY_CODES_MADE, "new recovery codes were made for your FlorScribe account",
            Event.ACCESS_RESET, "your access to FlorScribe was set back by an admin of your practice");

    private final SecurityRecord record;
    private final StaffLetters letters;

    @Inject
    SignInNews(@Delegate SecurityRecord record, StaffLetters letters) {
        this.record = record;
        this.letters = letters;
    }

    @Override
    public void done(Caller by, Event event, UUID object) {
        record.done(by, event, object);
        String words = WORDS.get(event);
        if (words != null && letters.areSent()) {
            letters.signInChanged(by.practice(), object, words);
        }
    }
}
