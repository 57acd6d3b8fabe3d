package io.tollgate.admin.access;

/** How far a permission goes. */
public enum Reach {
    NONE,
    /** What the person made for themselves. */
    OWN,
    /** What belongs to the teams that the person is in. */
    TEAMS,
    ORGANIZATION
}
