package org.cttdc.uikit.workbench;

/** What a person mainly does here. Decides the order of workbenches, never hides one. */
public enum Role {
    EXPERT,
    REVIEWER,
    MERCHANT,
    MEMBER
}
