package org.florscribe.practice.audit;

/** Signs heads of the chain with the installation's own key, so that whoever has the public half can tell a real one. */
public interface HeadSigner {

    /**
     * @return the head in words, with the signature behind it: a line for a file
     * @throws org.florscribe.shared.Unavailable when the key cannot be had now
     */
    String signed(ChainHead head);
}
