package org.florscribe.practice.tenant;

/** Where the practice's choice is kept; the policies of the database read it there. */
public interface ChartScopeRepository {

    ChartScope get();

    void change(ChartScope scope);
}
