package org.florscribe.clinical.note;

/** What a LOINC code looks like: up to seven digits, a hyphen, and a check digit (Luhn's, modulus 10). */
final class LoincCode {

    private LoincCode() {}

    static boolean isWellFormed(String code) {
        if (!code.matches("[1-9]\\d{0,6}-\\d")) {
            return false;
        }
        int sum = 0;
        boolean doubled = true;
        for (int i = code.length() - 3; i >= 0; i--) {
            int digit = code.charAt(i) - '0';
            int counted = doubled ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
    }
}
