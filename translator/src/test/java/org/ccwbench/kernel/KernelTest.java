package org.ccwbench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.kernel.Uevents.Uevent;
import org.junit.jupiter.api.Test;

/** The services of a driver that runs for good. */
class KernelTest {
    @Test
    void shouldMakeALockEachTime() {
        final Kernel kernel = Kernel.standard();
        assertThat(kernel.locks().get()).isNotSameAs(kernel.locks().get());
        kernel.uevents().send(new Uevent("add", "/devices", "css", List.of()));
    }

    @Test
    void shouldKeepTheVariablesOfAUevent() {
        final List<String> variables = new ArrayList<>(List.of("A=1"));
        final Uevent event = new Uevent("change", "/devices", "css", variables);
        variables.add("B=2");
        assertThat(event.variables()).containsExactly("A=1");
        assertThatThrownBy(() -> event.variables().add("C=3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldKnowNoFiles() {
        assertThat(Files.NONE.eventFd(0)).isNull();
    }
}
