package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was written to whom. Without a mail server nobody may write. */
final class LetterBook implements StaffLetters {

    final List<String> written = new ArrayList<>();
    private final boolean sent;

    LetterBook(boolean sent) {
        this.sent = sent;
    }

    @Override
    public boolean areSent() {
        return sent;
    }

    @Override
    public void invitation(UUID staffId, String link, Instant expiresAt) {
        write("invitation " + staffId);
    }

    @Override
    public void emergencyOpened(UUID staffId) {
        write("emergency " + staffId);
    }

    @Override
    public void unsignedVisits(UUID staffId, int visits) {
        write("unsigned " + staffId);
    }

    @Override
    public void webhookSwitchedOff(UUID staffId) {
        write("webhook off " + staffId);
    }

    @Override
    public void apiKeyWaits(UUID staffId) {
        write("key waits " + staffId);
    }

    @Override
    public void signInEnded(UUID staffId, Instant at) {
        write("sign-in ended " + staffId);
    }

    @Override
    public void signInChanged(UUID practiceId, UUID staffId, String what) {
        write("sign-in changed " + staffId);
    }

    @Override
    public void practiceEnds(UUID staffId, Instant dueAt) {
        write("practice ends " + staffId);
    }

    @Override
    public void passwordReset(UUID staffId, String link, Instant expiresAt) {
        write("reset " + staffId);
    }

    private void write(String letter) {
        if (!sent) {
            throw new AssertionError("no mail server, no letter");
        }
        written.add(letter);
    }
}
