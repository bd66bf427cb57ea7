/**
 * The life cycle of a subchannel that is handed through to a guest, thin: {@link org.ccwbench.vfio.VfioCcwDriver} is
 * bound to the subchannel and holds a {@link org.ccwbench.vfio.MdevParent}; an mdev created on it makes the private
 * data, {@link org.ccwbench.vfio.VfioCcwDevice}, which the user opens; {@link org.ccwbench.vfio.Fsm} decides what each
 * event means.
 *
 * <pre>
 *   css probe ── MdevParent
 *   mdev probe ─── VfioCcwDevice ── open ── write I/O region ─► Fsm ─► ChannelProgram ─► CssDevice
 *                                           read  ◄── io work ◄── Fsm ◄── irq ◄──────────────┘
 *   mdev remove, last reference: gone
 * </pre>
 *
 * Locks, in the order in which they may be taken; each guards what it is named for.
 *
 * <pre>
 *   openLock   how often the device is open
 *   ioMutex    regions and channel program
 *   sch.lock   the subchannel ({@link org.ccwbench.css.CssDevice#lock}); interruptions come with it
 *   crwLock    channel reports
 * </pre>
 *
 * Source: Linux drivers/s390/cio/vfio_ccw_*.c; allocation and enabling as proposed by Cornelia Huck and Jason Gunthorpe
 * on 28 and 29 April 2021.
 */
package org.ccwbench.vfio;
