package io.tollgate.admin.access;

/** How far a permission goes. */
public enum Reach {
    NONE,
    /** What the person made for themselves. */
    OWN,
    /** What belongs to the teams in which the person's role lets them; for a role in a team, to the whole team. */
    TEAMS,
    ORGANIZATION
}
