package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/** Text that is shown from one time to another: the unit of WebVTT and of SubRip. */
record Cue(long startMs, long endMs, List<String> lines) {

    /** WebVTT (W3C) section 4.1: comments, style sheets and regions are blocks of their own, up to an empty line. */
    private static final Pattern NOT_SPOKEN = Pattern.compile("^(NOTE(\\s.*)?|STYLE\\s*|REGION\\s*)$");

    private static final int LONGEST_NUMBER = 9;
    private static final int MOST_LINES = 1_000;

    Cue {
        lines = List.copyOf(lines);
    }

    /** All cues from this line on, with or without identifiers, also where the empty line between two is missing. */
    static List<Cue> read(List<String> lines, int from) {
        List<Cue> cues = new ArrayList<>();
        int at = from;
        while (at < lines.size()) {
            if (lines.get(at).isBlank()) {
                at++;
            } else if (NOT_SPOKEN.matcher(lines.get(at)).matches() && !timesFollow(lines, at)) {
                at = endOfBlock(lines, at);
            } else {
                at = readOne(lines, at, cues);
            }
        }
        return cues;
    }

    private static int readOne(List<String> lines, int from, List<Cue> cues) {
        int at = Times.isTimeLine(lines.get(from)) ? from : from + 1;
        if (at >= lines.size() || !Times.isTimeLine(lines.get(at))) {
            throw new UnreadableTranscript(from + 1, "Expected a cue: the times, and the words below them.");
        }
        Times.Span span = Times.span(lines.get(at), at + 1);
        List<String> words = new ArrayList<>();
        at++;
        while (at < lines.size() && !Times.isReadableTimeLine(lines.get(at)) && !endsCue(lines, at, words.isEmpty())) {
            if (words.size() == MOST_LINES) {
                throw new UnreadableTranscript(at + 1, "The cue has more than " + MOST_LINES + " lines.");
            }
            words.add(lines.get(at));
            at++;
        }
        boolean nextCueFollowsAtOnce = at < lines.size() && !lines.get(at).isBlank();
        if (nextCueFollowsAtOnce && !words.isEmpty() && isNumber(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        cues.add(new Cue(span.startMs(), span.endMs(), words));
        return at;
    }

    /**
     * An empty line ends a cue. One that holds a space (rolling captions have it for the line that is still to come), or that
     * stands before the first word, ends it only where something other than words follows.
     */
    private static boolean endsCue(List<String> lines, int at, boolean noWordsYet) {
        String line = lines.get(at);
        if (!line.isBlank()) {
            return false;
        }
        int next = at + 1;
        boolean mayGoOn = next < lines.size()
                && !lines.get(next).isBlank()
                && (noWordsYet || !line.isEmpty())
                && !Times.isTimeLine(lines.get(next))
                && !timesFollow(lines, next)
                && !NOT_SPOKEN.matcher(lines.get(next)).matches();
        return !mayGoOn;
    }

    private static boolean timesFollow(List<String> lines, int at) {
        return at + 1 < lines.size() && Times.isReadableTimeLine(lines.get(at + 1));
    }

    private static int endOfBlock(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static boolean isNumber(String line) {
        String digits = line.strip();
        return !digits.isEmpty()
                && digits.length() <= LONGEST_NUMBER
                && digits.chars().allMatch(Character::isDigit);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Cue[" + startMs + "-" + endMs + "]";
    }
}
