package org.ccwbench.cp;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.jfr.Sampler;
import org.ccwbench.memory.HostArena;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;

/** What JFR is told about the programs of one {@link ChannelProgram}: at most one event of a type for each of them. */
final class ProgramEvents {
    private final PageTable pages;
    private final HostArena arena;
    private final PinList pins;
    private final SegmentTable segments;
    private final Refusal refusal;
    private final Sampler translates = new Sampler(TranslateEvent.Setting.RATE);
    private final Sampler holds = new Sampler(PinEvent.Setting.RATE);

    /** Those of the program there is, while they last; null when it is not recorded. */
    private TranslateEvent translate;

    private PinEvent pin;

    ProgramEvents(PageTable pages, HostArena arena, PinList pins, SegmentTable segments, Refusal refusal) {
        this.pages = pages;
        this.arena = arena;
        this.pins = pins;
        this.segments = segments;
        this.refusal = refusal;
    }

    /** A program comes in. */
    void begin() {
        if (TranslateEvent.isOn()) {
            beginTranslate();
        }
    }

    /** It is translated, or refused; what was done for it is still there. */
    void end(int result) {
        if (TranslateEvent.isOn()) {
            endTranslate(result);
        }
        if (PinEvent.isOn()) {
            beginPin();
        }
    }

    /** It is about to lose its pages. */
    void free() {
        if (PinEvent.isOn()) {
            endPin();
        }
    }

    private void beginTranslate() {
        if (translates.takes()) {
            translate = new TranslateEvent();
            translate.begin();
        } else if (translate != null) {
            translate = null;
        }
    }

    private void endTranslate(int result) {
        final TranslateEvent event = translate;
        if (event == null) {
            return;
        }
        translate = null;
        event.end();
        event.segments = segments.count();
        event.ccws = ccws();
        event.idaws = idaws();
        event.pages = pins.count();
        event.result = Math.min(result, 0);
        event.reason = (result < 0 ? refusal.reason() : Reason.NONE).name();
        event.commit();
    }

    private int ccws() {
        int ccws = 0;
        for (int segment = 0; segment < segments.count(); segment++) {
            ccws += segments.copied(segment);
        }
        return ccws;
    }

    /** The IDALs begin behind the last segment. */
    private int idaws() {
        final int last = segments.count() - 1;
        if (last < 0) {
            return 0;
        }
        final long room = (long) (segments.copied(last) + Limits.CCWS_BETWEEN_SEGMENTS) * Ccw1.BYTES;
        return (int) (arena.hostAddress(arena.next()) - segments.hostHead(last) - room) / Idaw.FORMAT_2_BYTES;
    }

    private void beginPin() {
        if (pins.count() > 0 && holds.takes()) {
            pin = new PinEvent();
            pin.begin();
        } else if (pin != null) {
            pin = null;
        }
    }

    private void endPin() {
        final PinEvent event = pin;
        if (event == null) {
            return;
        }
        pin = null;
        event.end();
        event.pages = pins.count();
        long lowest = pages.page(pins, 0);
        long highest = lowest;
        for (int i = 1; i < pins.count(); i++) {
            lowest = Math.min(lowest, pages.page(pins, i));
            highest = Math.max(highest, pages.page(pins, i));
        }
        event.lowest = lowest << PageTable.PAGE_SHIFT;
        event.highest = highest << PageTable.PAGE_SHIFT;
        event.commit();
    }
}
