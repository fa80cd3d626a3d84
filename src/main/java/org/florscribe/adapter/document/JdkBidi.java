package org.florscribe.adapter.document;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/**
 * Text that runs from right to left (Hebrew, Arabic), by the JDK's own bidirectional algorithm (UAX 9). Letters are put in
 * order and brackets mirrored; Arabic letters are not joined.
 */
final class JdkBidi implements BidiSplitter {

    private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        int direction = defaultDirection == RTL
                ? Bidi.DIRECTION_RIGHT_TO_LEFT
                : defaultDirection == LTR ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
        bidi = new Bidi(paragraph, direction);
    }

    @Override
    public int countTextRuns() {
        return bidi.getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int runIndex) {
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        int run = runs[runIndex];
        int start = bidi.getRunStart(run);
        return new BidiTextRun(start, bidi.getRunLimit(run) - start, bidi.getRunLevel(run) % 2 == 1 ? RTL : LTR);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        for (int i = 0; i < paragraph.length(); ) {
            int c = paragraph.codePointAt(i);
            byte direction = Character.getDirectionality(c);
            if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return LTR;
            }
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return RTL;
            }
            i += Character.charCount(c);
        }
        return NEUTRAL;
    }

    /** Puts a run that is read from the right into the order in which it is drawn from the left. */
    static final class Reorderer implements BidiReorderer {

        private static final String PAIRS = "()[]{}<>«»";

        @Override
        public String reorderRTLTextToLTR(String text) {
            StringBuilder reversed = new StringBuilder(text).reverse();
            for (int i = 0; i < reversed.length(); i++) {
                int pair = PAIRS.indexOf(reversed.charAt(i));
                if (pair >= 0) {
                    reversed.setCharAt(i, PAIRS.charAt(pair ^ 1));
                }
            }
            return reversed.toString();
        }

        @Override
        public String shapeText(String text) {
            return text;
        }

        @Override
        public String deshapeText(String text) {
            return text;
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
