package org.florscribe.practice.identity;

/** What of its practice's charts the running transaction sees: those that its person may see, unless a use case says otherwise here. */
public interface ChartSight {

    /**
     * For the rest of this transaction every chart of the practice is seen. Only for use cases whose very purpose that is, and
     * which answer for what they show: opening a chart in an emergency, and reviewing who did.
     */
    void seeEveryChart();
}
