package org.florscribe.practice.mail;

/** Brings a letter to the mail server. */
public interface LetterCarrier {

    /** Whether there is a mail server to bring it to. */
    boolean isSetUp();

    /** @throws LetterRefused when the server does not take it, now or ever */
    void carry(String to, String subject, String text);

    /** Why a letter was not taken. The message holds no address and no content. */
    final class LetterRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        public LetterRefused(String message, boolean forGood, Throwable cause) {
            super(message, cause);
            this.forGood = forGood;
        }

        /** True when trying again would change nothing. */
        public boolean isForGood() {
            return forGood;
        }
    }
}
