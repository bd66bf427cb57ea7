package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.PathEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any bytes at any offset and of any length: the device does what {@link RegionModel} says, and nothing else. */
class RegionPropertyTest {
    private static final int ACCESSES = 150_000;
    private static final int CHPID = 0x12;
    private static final Set<Integer> ERRNOS = Set.of(
            RegionModel.EIO,
            RegionModel.EACCES,
            RegionModel.EFAULT,
            RegionModel.EBUSY,
            RegionModel.EINVAL,
            RegionModel.EOPNOTSUPP);
    private static final int[] SIZES = {124, 8, 52, 8};

    private final Random random = new Random(20210429);
    private final RegionModel model = new RegionModel();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private long delivered;
    private Rig rig;

    @ParameterizedTest
    @EnumSource
    void shouldAnswerAnyAccessAsTheModelDoes(EnableAt enableAt) {
        try (Rig opened = Rig.open(enableAt)) {
            rig = opened;
            setUp();
            for (int i = 0; i < ACCESSES; i++) {
                access();
                check("access " + i);
            }
            assertThat(outcomes.keySet())
                    .contains("read -14", "read -22", "read 0", "read 1", "read 2", "read 3")
                    .contains("write -13", "write -14", "write -16", "write -22", "write -95", "write 0", "write 1")
                    .contains("write the user's");
            assertThat(outcomes.values()).allMatch(count -> count > 100);
            System.out.println(enableAt + ": " + ACCESSES + " accesses " + outcomes);
            rig.device().fsm().fire(Event.NOT_OPER);
            model.isLost = true;
            for (int i = 0; i < ACCESSES / 10; i++) {
                access();
                check("access when lost " + i);
            }
            assertThat(outcomes.get("write -5")).isGreaterThan(100);
        }
    }

    private void setUp() {
        rig.store(Rig.PROGRAM, 0);
        rig.chpid(0, CHPID);
        rig.device.onStart = () -> {
            if (random.nextInt(4) != 0) {
                end();
            }
        };
        rig.device.onHalt = this::end;
        rig.device.onClear = this::end;
    }

    private void end() {
        final boolean isStart = (Scsw.fctl(rig.schib(), Schib.SCSW_OFFSET) & Scsw.START) != 0;
        final int cpa = isStart ? Rig.HOST_PROGRAM + 8 : 0;
        assertThat(rig.subchannel.end(0x07, cpa, random.nextInt(256), random.nextInt(256), random.nextInt(65536)))
                .isTrue();
    }

    private void access() {
        final long offset = offset();
        final int length = length(offset);
        if (random.nextInt(50) == 0) {
            rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.ONLINE);
            model.reports.add(0x0402_0000 | CHPID);
        } else if (random.nextInt(3) == 0) {
            read(offset, length);
        } else {
            write(offset, length);
        }
        if (model.isPending && random.nextInt(8) == 0 && Scsw.stctl(rig.schib(), Schib.SCSW_OFFSET) == 0) {
            end();
        }
        final UnsafeBuffer schib = rig.schib();
        if (Scsw.stctl(schib, Schib.SCSW_OFFSET) != 0 && !model.isLost) {
            deliver(schib);
        }
        rig.settle();
        rig.instructions.clear();
        rig.traces.clear();
        rig.messages.clear();
    }

    private void deliver(UnsafeBuffer schib) {
        if (Scsw.cpa(schib, Schib.SCSW_OFFSET) == Rig.HOST_PROGRAM + 8 && model.isPending) {
            Scsw.cpa(schib, Schib.SCSW_OFFSET, model.program + 8);
        }
        final byte[] scsw = Arrays.copyOfRange(schib.byteArray(), Schib.SCSW_OFFSET, Schib.SCSW_OFFSET + Scsw.BYTES);
        model.deliver(scsw, Pmcw.lpum(schib, Schib.PMCW_OFFSET));
        delivered++;
    }

    private long offset() {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(0x2000) - 0x800L;
            default -> {
                final int region = random.nextInt(3) != 0 ? 0 : random.nextInt(4);
                yield region * 1024L + (random.nextInt(3) == 0 ? 0 : random.nextInt(SIZES[region] + 2));
            }
        };
    }

    private int length(long offset) {
        final int left = offset >= 0 && offset < 4096 ? SIZES[(int) offset / 1024] - (int) offset % 1024 : 0;
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(200) - 20;
            case 2, 3, 4 -> left;
            default -> random.nextInt(Math.max(1, left + 1));
        };
    }

    private void read(long offset, int length) {
        final UnsafeBuffer target = buffer(length);
        final byte[] before = target == null ? null : target.byteArray().clone();
        final byte[] schib = rig.schib().byteArray();
        final int result = rig.device().read(offset, target, 0, length);
        final boolean isPossible = RegionModel.check(offset, length) == 0;
        final byte[] expected = isPossible ? model.read(offset, length, schib) : null;
        if (!isPossible) {
            assertThat(result).isEqualTo(RegionModel.EINVAL);
            count("read -22");
        } else if (target == null || target.capacity() < length) {
            assertThat(result).isEqualTo(RegionModel.EFAULT);
            count("read -14");
        } else {
            assertThat(result).isEqualTo(length);
            System.arraycopy(expected, 0, before, 0, length);
            count("read " + offset / 1024);
        }
        assertThat(target == null ? null : target.byteArray()).isEqualTo(before);
    }

    private void write(long offset, int length) {
        final UnsafeBuffer source = buffer(length);
        if (source != null && offset == 0 && length == 124) {
            shape(ByteBuffer.wrap(source.byteArray()));
        } else if (source != null && offset == 1024 && source.capacity() >= 4) {
            ByteBuffer.wrap(source.byteArray()).putInt(0, random.nextInt(4));
        }
        final byte[] bytes = source == null ? null : source.byteArray();
        final byte[] before = bytes == null ? null : bytes.clone();
        final int result = rig.device().write(offset, source, 0, length);
        assertThat(result).isEqualTo(model.write(offset, bytes, length));
        assertThat(bytes).isEqualTo(before);
        countWrite(offset, length, result);
    }

    private void countWrite(long offset, int length, int result) {
        if (result == length) {
            count("write " + offset / 1024);
        } else {
            count(ERRNOS.contains(result) ? "write " + result : "write the user's");
        }
    }

    /** A whole request that has a chance. */
    private void shape(ByteBuffer region) {
        if (region.capacity() < 124) {
            return;
        }
        region.putInt(8, random.nextInt(0x0100_1000));
        region.putInt(12, region.getInt(12) & (random.nextBoolean() ? -1 : 0x4000));
        if (random.nextBoolean()) {
            region.putInt(4, region.getInt(4) & ~0x0004_0000);
            region.putInt(120, 0);
        }
    }

    /** Random bytes, as many as are asked for or too few. */
    private UnsafeBuffer buffer(int length) {
        if (random.nextInt(20) == 0) {
            return random.nextBoolean() ? null : new UnsafeBuffer(new byte[0]);
        }
        final byte[] bytes = new byte[Math.min(Math.max(length, 0), 256)];
        random.nextBytes(bytes);
        return new UnsafeBuffer(bytes);
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private void check(String when) {
        assertThat(rig.device().regions.io().byteArray()).as(when).isEqualTo(model.io.array());
        assertThat(rig.device().regions.of(Regions.COMMAND).byteArray())
                .as(when)
                .isEqualTo(model.command.array());
        assertThat(rig.state()).as(when).isEqualTo(expectedState());
        assertThat(rig.io.peek()).as(when).isEqualTo(delivered);
    }

    private State expectedState() {
        if (model.isLost) {
            return State.NOT_OPER;
        }
        return model.isPending ? State.CP_PENDING : State.IDLE;
    }
}
