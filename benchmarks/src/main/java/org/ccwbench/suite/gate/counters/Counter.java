package org.ccwbench.suite.gate.counters;

/** What is counted of a program, from init to free. */
public enum Counter {
    /** Bytes loaded from guest storage. */
    GUEST_BYTES("guestBytes", "guest bytes read"),
    /** Look-ups of a guest page in the page table. */
    PAGE_WALKS("pageWalks", "page walks"),
    /** Loads and stores of words of the page table, pin counts included. */
    TABLE_ACCESSES("tableAccesses", "accesses to the page table"),
    /** Calls that pin: one page, or all pages of an IDAL. */
    PIN_CALLS("pinCalls", "pin calls"),
    /** Pages that were pinned, also when the program was refused later. */
    PAGES("pages", "pages pinned"),
    /** Doublewords stored into host storage. */
    HOST_WORDS("hostWords", "host words written"),
    /** Segments of the host program. */
    SEGMENTS("segments", "segments"),
    /** JFR events when all are recorded. */
    EVENTS("events", "events");

    private final String key;
    private final String words;

    Counter(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** The name in sentences. */
    @Override
    public String toString() {
        return words;
    }
}
