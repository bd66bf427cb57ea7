package org.ccwbench.vfio;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssDevice;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.memory.Errno;
import org.ccwbench.vfio.Mdevs.Mdev;

/**
 * What the driver keeps for a subchannel: at most one mdev can be created on it, and private data lives and dies with
 * that. Methods take UUIDs as text, as sysfs does, and give 0 or a negative errno.
 *
 * <p>Source: Linux mdev_core.c, mdev_sysfs.c; vfio_ccw_ops.c, vfio_ccw_mdev_probe() and _remove().
 */
public final class MdevParent {
    /** Name of the only type in sysfs. */
    public static final String TYPE = "vfio_ccw-io";

    /** What the type calls itself. */
    public static final String TYPE_NAME = "I/O subchannel (Non-QDIO)";

    /** The interface that its devices have. */
    public static final String DEVICE_API = "vfio-ccw";

    private static final int INSTANCES = 1;

    private final CssDevice sch;
    private final Mdevs mdevs;
    private final VfioCcwDriver driver;
    private final Lock registration;

    /** Guarded by registration. */
    private boolean registered;

    /** There is one and it works; guarded by registration. */
    private Mdev mdev;

    /** Guarded by the list lock of {@link Mdevs}. */
    private int instances = INSTANCES;

    /** Private data; set to null with the subchannel's lock held, so that who holds that can use what he finds. */
    private volatile VfioCcwDevice device;

    MdevParent(CssDevice sch, Mdevs mdevs, VfioCcwDriver driver) {
        this.sch = sch;
        this.mdevs = mdevs;
        this.driver = driver;
        this.registration = driver.kernel().locks().get();
    }

    void register() {
        registration.lock();
        registered = true;
        registration.unlock();
        sendState("registered");
    }

    /** Removes the mdev, waiting for its user; afterwards none can be created. */
    void unregister() {
        registration.lock();
        try {
            registered = false;
            if (mdev != null) {
                final Mdev last = mdev;
                destroy();
                mdevs.forget(last);
            }
        } finally {
            registration.unlock();
        }
        sendState("unregistered");
    }

    /** How many mdevs can be created: 1 or 0. */
    public int availableInstances() {
        return mdevs.availableInstances(this);
    }

    int instances() {
        return instances;
    }

    boolean takeInstance() {
        if (instances == 0) {
            return false;
        }
        instances--;
        return true;
    }

    void giveInstanceBack() {
        instances++;
    }

    /** The device of the mdev, or null when there is none. */
    public VfioCcwDevice device() {
        return device;
    }

    /**
     * Creates an mdev.
     *
     * @param text a UUID
     * @return 0; -EINVAL no UUID, -EEXIST taken, -EUSERS there is an mdev on this subchannel, -ENODEV the parent is
     *     going, -ENOMEM, or -EINVAL the subchannel cannot be enabled
     */
    public int create(String text) {
        final UUID uuid = Mdevs.parse(text);
        if (uuid == null) {
            return Errno.EINVAL;
        }
        final Mdev made = new Mdev(uuid, this);
        int result = mdevs.add(made);
        if (result != 0) {
            return result;
        }
        result = Errno.ENODEV;
        if (registration.tryLock()) {
            try {
                if (registered) {
                    result = probe(made);
                }
            } finally {
                registration.unlock();
            }
        }
        if (result != 0) {
            mdevs.forget(made);
        }
        return result;
    }

    /**
     * Removes an mdev, waiting for its user.
     *
     * @return 0; -ENODEV there is no such mdev or the parent is going, -EAGAIN it is being made or removed
     */
    public int remove(String text) {
        final UUID uuid = Mdevs.parse(text);
        final Mdev found = uuid == null ? null : mdevs.find(uuid, this);
        final int result = mdevs.deactivate(found);
        if (result != 0) {
            return result;
        }
        if (!registration.tryLock()) {
            return Errno.ENODEV;
        }
        try {
            if (mdev != found) {
                return Errno.ENODEV;
            }
            destroy();
        } finally {
            registration.unlock();
        }
        mdevs.forget(found);
        return 0;
    }

    /** Private data is allocated here, and the subchannel enabled if that is the policy. */
    private int probe(Mdev made) {
        final ChannelProgram program = driver.programs().create(sch.id());
        if (program == null) {
            return Errno.ENOMEM;
        }
        final VfioCcwDevice created = new VfioCcwDevice(sch, driver, program);
        device = created;
        if (!created.enabledByProbe()) {
            release(created);
            return Errno.EINVAL;
        }
        mdev = made;
        sendAdded(made);
        mdevs.activate(made);
        return 0;
    }

    /** What {@link #probe} did is undone, in reverse. */
    private void destroy() {
        final VfioCcwDevice gone = device;
        gone.unregister();
        release(gone);
        sendRemoved(mdev);
        mdev = null;
    }

    private void release(VfioCcwDevice gone) {
        sch.lock().lock();
        device = null;
        sch.lock().unlock();
        gone.release();
    }

    private void sendState(String state) {
        send("change", sch.path(), "css", "MDEV_STATE=" + state, "DRIVER=" + driver.name(), "ST=0", "MODALIAS=css:t0");
    }

    private void sendAdded(Mdev of) {
        final String path = path(of);
        send("add", path, "mdev");
        send("add", "/devices/virtual/vfio/" + of.number, "vfio", "DEVNAME=vfio/" + of.number);
        send("add", path + "/vfio-dev/vfio" + of.number, "vfio-dev");
        send("bind", path, "mdev", "DRIVER=vfio_ccw_mdev");
    }

    private void sendRemoved(Mdev of) {
        final String path = path(of);
        send("remove", path + "/vfio-dev/vfio" + of.number, "vfio-dev");
        send("remove", "/devices/virtual/vfio/" + of.number, "vfio", "DEVNAME=vfio/" + of.number);
        send("unbind", path, "mdev");
        send("remove", path, "mdev");
    }

    private String path(Mdev of) {
        return sch.path() + "/" + of.uuid;
    }

    private void send(String action, String path, String subsystem, String... variables) {
        driver.kernel().uevents().send(new Uevent(action, path, subsystem, List.of(variables)));
    }
}
