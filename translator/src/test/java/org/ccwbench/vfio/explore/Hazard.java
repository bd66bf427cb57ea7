package org.ccwbench.vfio.explore;

/** What Linux leaves open and is kept: README, "Life cycle". */
enum Hazard {
    /** 5.4a: the interruption of an earlier halt or clear ends the start that came after it. */
    STALE_INTERRUPTION("a"),
    /** 5.4b: the device is closed while a request is being handled, which then goes on as if it were not. */
    CLOSED_UNDER_REQUEST("b"),
    /** 5.4c: two interruptions, of which the user sees the second. */
    COALESCED("c"),
    /** 5.4d: the device is lost while a request is being handled, which then goes on as if it were not. */
    NOT_OPER_OVERWRITTEN("d");

    private final String letter;

    Hazard(String letter) {
        this.letter = letter;
    }

    String text() {
        return "hazard " + letter + ": " + name();
    }
}
