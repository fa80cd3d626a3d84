package org.florscribe.adapter.rules.lexicon;

import org.florscribe.adapter.rules.lexicon.Lexicon.Folding;

/** The engine's vocabularies, read once. */
public final class Vocabulary {

    public static final Lexicon SYMPTOMS = Lexicon.read("symptoms.txt", false, Folding.STEMS);
    public static final Lexicon CONDITIONS = Lexicon.read("conditions.txt", true, Folding.STEMS);
    public static final Lexicon DRUGS = Lexicon.read("drugs.txt", true, Folding.PLURALS);
    public static final Lexicon STUDIES = Lexicon.read("studies.txt", false, Folding.STEMS);
    public static final Lexicon SITES = Lexicon.read("bodysites.txt", false, Folding.STEMS);
    public static final Lexicon SIGNS = Lexicon.read("examsigns.txt", false, Folding.STEMS);
    public static final Lexicon EXAM = Lexicon.readWords("examterms.txt");
    public static final Lexicon SOCIAL = Lexicon.read("social.txt", true, Folding.STEMS);

    public static final Lexicon ALLERGENS = Lexicon.read("allergens.txt", true, Folding.STEMS);

    private Vocabulary() {}
}
