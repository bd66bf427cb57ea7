package org.ccwbench.bench.cp;

/** What was to be timed translates wrongly. The message names the program, the field, and both values. */
public final class WrongTranslationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongTranslationException(String message) {
        super(message);
    }

    /** The first one among a failure, its causes and what they suppressed; null when there is none. */
    public static WrongTranslationException in(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof WrongTranslationException wrong) {
                return wrong;
            }
            for (final Throwable suppressed : at.getSuppressed()) {
                final WrongTranslationException wrong = in(suppressed);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }
}
