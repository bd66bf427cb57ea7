package org.ccwbench.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.laws.JdepsEdges.Edge;
import org.junit.jupiter.api.Test;

/** Packages follow the data, and use only what comes before them. */
class PackageOrderTest {
    private static final List<String> FIXTURES =
            List.of("fixtures", "fixtures.channel", "fixtures.device", "fixtures.corpus", "fixtures.gen");
    private static final List<String> TRANSLATOR =
            List.of("jfr", "arch", "memory", "cp", "kernel", "css", "vfio", "check", "check.reference");

    @Test
    void shouldUseOnlyPackagesInFrontInTheTranslator() {
        final Set<Edge> edges = JdepsEdges.in(classesOf(ChannelProgram.class));
        assertThat(edges)
                .contains(
                        new Edge("cp", "arch"),
                        new Edge("cp", "memory"),
                        new Edge("css", "kernel"),
                        new Edge("vfio", "css"),
                        new Edge("vfio", "cp"),
                        new Edge("check", "fixtures"));
        assertThat(against(TRANSLATOR, edges)).isEmpty();
        assertThat(edges)
                .filteredOn(edge -> edge.to().startsWith("fixtures"))
                .extracting(Edge::from)
                .containsOnly("check", "check.reference");
    }

    @Test
    void shouldUseOnlyPackagesInFrontInTheFixtures() {
        final Set<Edge> edges = JdepsEdges.in(classesOf(Translator.class));
        assertThat(edges).contains(new Edge("fixtures.corpus", "fixtures"), new Edge("fixtures.gen", "fixtures"));
        assertThat(against(FIXTURES, edges)).isEmpty();
        assertThat(edges).extracting(Edge::to).allMatch(FIXTURES::contains);
    }

    /** So that it can be right where the translator is wrong. */
    @Test
    void shouldKeepTheReferenceApartFromTheTranslator() {
        final Set<Edge> edges = JdepsEdges.in(classesOf(ReferenceTranslator.class));
        assertThat(edges)
                .filteredOn(edge -> edge.from().equals("check.reference"))
                .containsExactly(new Edge("check.reference", "fixtures"));
    }

    @Test
    void shouldSeeAnEdgeAgainstTheOrder() {
        final Edge back = new Edge("arch", "cp");
        final Edge unknown = new Edge("net", "arch");
        final Set<Edge> edges = Set.of(new Edge("cp", "arch"), back, unknown, new Edge("check", "fixtures"));
        assertThat(against(TRANSLATOR, edges)).containsExactly(back, unknown);
    }

    /** Edges from a package to one behind it, and those from packages that are not in the order. */
    private static Set<Edge> against(List<String> order, Set<Edge> edges) {
        final Set<Edge> against = new TreeSet<>();
        for (final Edge edge : edges) {
            if (!order.contains(edge.from()) || order.indexOf(edge.to()) > order.indexOf(edge.from())) {
                against.add(edge);
            }
        }
        return against;
    }

    private static Path classesOf(Class<?> type) {
        return PublicTypes.rootOf(type);
    }
}
