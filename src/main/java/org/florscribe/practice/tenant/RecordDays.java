package org.florscribe.practice.tenant;

/**
 * How long a practice keeps what a signed visit rests on and leaves behind, in days after the note was signed and has arrived
 * wherever it is delivered to. 0: for as long as the visit itself.
 *
 * @param transcript the conversation, the files it came from and what was found in it
 * @param draft what the note looked like before it was signed
 * @param export what an EHR said, and whom it knows the patient as; that and when a note arrived stays
 * @param note the visit with everything in it
 */
public record RecordDays(int transcript, int draft, int export, int note) {

    public static final RecordDays AS_THE_VISIT = new RecordDays(0, 0, 0, 0);

    static final int LONGEST = 36_500;

    static final int SHORTEST = 30;

    /** Records are kept for years by law, and this destroys them. */
    static final int SHORTEST_NOTE = 365;
}
