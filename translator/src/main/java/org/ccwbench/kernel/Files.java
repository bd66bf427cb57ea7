package org.ccwbench.kernel;

/** A user's table of open files, as far as a driver asks for it. */
@FunctionalInterface
public interface Files {
    /** None of his files is an eventfd. */
    Files NONE = fd -> null;

    /** The eventfd behind a descriptor, or null when it is none. */
    EventFd eventFd(int fd);
}
