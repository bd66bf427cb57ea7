package org.ccwbench.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * All arenas and pin lists that are open, so that JFR can ask how full they are. It reads what their owners write, with
 * no fence on either side: a figure may be a moment old.
 */
final class Occupancy {
    private static final Set<HostArena> ARENAS = ConcurrentHashMap.newKeySet();
    private static final Set<PinList> PINS = ConcurrentHashMap.newKeySet();

    static {
        FlightRecorder.addListener(new Recorder());
    }

    private Occupancy() {}

    /** Adds the periodic events when JFR is used for the first time; adding them makes JFR start, so not before. */
    private static final class Recorder implements FlightRecorderListener {
        @Override
        public void recorderInitialized(FlightRecorder recorder) {
            FlightRecorder.addPeriodicEvent(ArenaEvent.class, Occupancy::recordArenas);
            FlightRecorder.addPeriodicEvent(PinnedPagesEvent.class, Occupancy::recordPins);
        }
    }

    static void add(HostArena arena) {
        ARENAS.add(arena);
    }

    static void remove(HostArena arena) {
        ARENAS.remove(arena);
    }

    static void add(PinList pins) {
        PINS.add(pins);
    }

    static void remove(PinList pins) {
        PINS.remove(pins);
    }

    private static void recordArenas() {
        final ArenaEvent event = new ArenaEvent();
        for (final HostArena arena : ARENAS) {
            final int taken = arena.taken();
            event.arenas++;
            event.taken += taken;
            event.fullest = Math.max(event.fullest, taken);
            event.capacity += arena.capacity();
        }
        event.commit();
    }

    private static void recordPins() {
        final PinnedPagesEvent event = new PinnedPagesEvent();
        for (final PinList pins : PINS) {
            final int count = pins.count();
            event.programs += count > 0 ? 1 : 0;
            event.pages += count;
        }
        event.commit();
    }
}
