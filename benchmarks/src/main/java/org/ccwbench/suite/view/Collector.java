package org.ccwbench.suite.view;

import jdk.jfr.consumer.RecordedEvent;

/** Takes the events of a view's types one by one, and makes a table of them. */
interface Collector {
    /** An event, in no particular order. */
    void accept(RecordedEvent event);

    /** The answer, when there are no more. */
    Table table();
}
