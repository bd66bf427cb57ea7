package org.ccwbench.cp;

/** Why and where the last call was refused; written on the hot path, read off it. */
final class Refusal {
    static {
        RefusalEvent.isOn(); // so that recordings know the type even when nothing is refused
    }

    private Reason reason = Reason.NONE;
    private int result;
    private long gpa;

    /** Notes a refusal. @return {@code errno} */
    int because(Reason why, int errno, long faultGpa) {
        reason = why;
        result = errno;
        gpa = faultGpa;
        if (RefusalEvent.isOn()) {
            record();
        }
        return errno;
    }

    private void record() {
        final RefusalEvent event = new RefusalEvent();
        event.reason = reason.name();
        event.result = result;
        event.gpa = gpa;
        event.commit();
    }

    Reason reason() {
        return reason;
    }

    int result() {
        return result;
    }

    long gpa() {
        return gpa;
    }
}
