/**
 * The channel subsystem a host program is given to: the machine's side, {@link org.ccwbench.css.Subchannel} with its
 * instructions and whatever {@link org.ccwbench.css.StartFunction} is plugged in as the device, and the kernel's side,
 * {@link org.ccwbench.css.CssBus} with a {@link org.ccwbench.css.CssDevice} for each subchannel and the
 * {@link org.ccwbench.css.CssDriver} bound to it.
 *
 * <pre>
 *   driver ── CssDevice ── ssch, hsch … ──► Subchannel ──► StartFunction
 *     ▲           ▲                             │ present
 *     └── irq ────┴── tsch ◄── CssBus ◄── InterruptQueue
 * </pre>
 */
package org.ccwbench.css;
