package org.florscribe.practice.tenant;

/** Whose charts somebody who works with charts sees. What is confidential or shared is decided for each visit besides. */
public enum ChartScope {
    /** All patients of the practice. */
    PRACTICE,
    /** Those whose visit is theirs, was prepared by them or was shared with them. */
    OWN
}
