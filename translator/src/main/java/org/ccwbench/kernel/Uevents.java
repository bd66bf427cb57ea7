package org.ccwbench.kernel;

import java.util.List;

/** Where events for user space go. */
@FunctionalInterface
public interface Uevents {
    /** Nobody listens. */
    Uevents NONE = event -> {};

    /** Called in the order in which things happen. */
    void send(Uevent event);

    /**
     * One event.
     *
     * @param action such as {@code add}, {@code change}, {@code unbind}
     * @param path of the device, from {@code /devices} on
     * @param subsystem of the device
     * @param variables more of them, each {@code NAME=value}
     */
    record Uevent(String action, String path, String subsystem, List<String> variables) {
        public Uevent {
            variables = List.copyOf(variables);
        }
    }
}
