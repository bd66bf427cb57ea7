package org.ccwbench.css;

/**
 * Which subchannel.
 *
 * @param cssid channel-subsystem image, 0 to 255
 * @param ssid subchannel set, 0 to 3
 * @param number in the set, 0 to 65535
 */
public record SubchannelId(int cssid, int ssid, int number) {
    public SubchannelId {
        if ((cssid & ~0xff) != 0 || (ssid & ~3) != 0 || (number & ~0xffff) != 0) {
            throw new IllegalArgumentException("no subchannel " + cssid + "." + ssid + "." + number);
        }
    }

    /** The subsystem-identification word, in the form with no subchannel-set image, as it is in register 1. */
    public int word() {
        return cssid << 24 | ssid << 17 | 0x0001_0000 | number;
    }

    /** As in sysfs: {@code 0.0.1234}. */
    @Override
    public String toString() {
        return "%x.%x.%04x".formatted(cssid, ssid, number);
    }
}
