package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.css.PathEvent;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.vfio.Event;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.Trace;

/** Writes trace events down as Linux prints them. */
final class TraceLines implements Trace {
    private final List<String> lines = new ArrayList<>();

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized void clear() {
        lines.clear();
    }

    private synchronized void add(String event, SubchannelId id, String fields) {
        lines.add("vfio_ccw_" + event + ": schid=" + id + ' ' + fields);
    }

    @Override
    public void fsmEvent(SubchannelId id, State state, Event event) {
        add("fsm_event", id, "state=" + state.ordinal() + " event=" + event.ordinal());
    }

    @Override
    public void ioRequest(SubchannelId id, int function, int result, String step) {
        add("fsm_io_request", id, "fctl=0x%x errno=%d info=%s".formatted(function, result, step));
    }

    @Override
    public void asyncRequest(SubchannelId id, int command, int result) {
        add("fsm_async_request", id, "command=0x%x errno=%d".formatted(command, result));
    }

    @Override
    public void chpEvent(SubchannelId id, int mask, PathEvent event) {
        add("chp_event", id, "mask=0x%x event=%d".formatted(mask, event.ordinal()));
    }
}
