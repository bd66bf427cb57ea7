package org.ccwbench.css;

/** What happens to a channel path; the ordinals are Linux's (chp.h). */
public enum PathEvent {
    /** It came. */
    ONLINE,
    /** It is gone. */
    OFFLINE,
    /** An operator lets it be used. */
    VARY_ON,
    /** An operator lets it not be used. */
    VARY_OFF,
    /** FICON channel-event status. */
    FCES
}
