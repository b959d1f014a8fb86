package fy.deploy;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;

/** Fills the heap of its process and says what the application's metrics would. */
final class FullHeap {

    private static final int PIECE = 64 * 1024;
    private static final double FULL = 0.955;

    private FullHeap() {}

    public static void main(String[] nothing) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        var memory = ManagementFactory.getMemoryMXBean();
        var held = new ArrayList<byte[]>();
        registry.scrape(); // all that takes memory once
        while (memory.getHeapMemoryUsage().getUsed()
                < FULL * memory.getHeapMemoryUsage().getMax()) {
            held.add(new byte[PIECE]);
        }
        System.out.println(registry.scrape());
        if (held.isEmpty()) {
            throw new AssertionError("full without being filled");
        }
    }
}
