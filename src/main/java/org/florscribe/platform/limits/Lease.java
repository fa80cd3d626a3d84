package org.florscribe.platform.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of one key. Of a large limit it takes a few tokens in advance, a two-hundredth at most, and gives them
 * out for a second; what it was refused it refuses itself until the window ends. So most requests need no database for this.
 */
final class Lease {

    private static final Duration HELD = Duration.ofSeconds(1);
    private static final long PART = 200;

    private long inHand;
    private long leftForOthers;
    private long takenAt;
    private long resetAt;
    private boolean exhausted;
    private long saidUntil;
    private boolean said;

    /** The answer for one more request at this time, when it can be known without asking; null when it has to be asked. */
    synchronized @Nullable Verdict known(long most, long now) {
        if (exhausted && now - resetAt < 0) {
            return new Verdict(false, most, 0, Duration.ofNanos(resetAt - now));
        }
        boolean fresh = now - takenAt < HELD.toNanos() && now - resetAt < 0;
        if (inHand > 0 && fresh) {
            inHand--;
            return new Verdict(true, most, inHand + leftForOthers, Duration.ofNanos(resetAt - now));
        }
        return null;
    }

    /** How many to take at once, of a limit of so many. */
    static long wanted(long most) {
        return Math.max(1, most / PART);
    }

    /** What was taken; one of it is used up by this request. */
    synchronized Verdict took(Counters.Taken taken, long most, long now) {
        takenAt = now;
        resetAt = now + taken.untilReset().toNanos();
        exhausted = taken.tokens() == 0;
        inHand = Math.max(0, taken.tokens() - 1);
        leftForOthers = taken.remaining();
        return new Verdict(!exhausted, most, inHand + leftForOthers, taken.untilReset());
    }

    /** Whether this refusal is the first of its window: the others are not worth a line of the log each. */
    synchronized boolean isNews(Verdict refused, long now) {
        boolean news = !said || now - saidUntil >= 0;
        if (news) {
            said = true;
            saidUntil = now + refused.untilReset().toNanos();
        }
        return news;
    }
}
