package org.florscribe.practice.identity;

/** Where each practice's rules of signing in are kept. All within the practice of this transaction. */
public interface SignInRulesRepository {

    /** {@link SignInRules#USUAL} for a practice that never said anything. */
    SignInRules get();

    void store(SignInRules rules);
}
