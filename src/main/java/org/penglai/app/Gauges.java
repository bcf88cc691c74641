package org.penglai.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.penglai.platform.http.Bridge;
import org.penglai.platform.http.Limits;
import org.penglai.platform.observe.Observer;
import org.penglai.platform.outbox.Couriers;
import org.penglai.platform.outbox.Debts;
import org.penglai.platform.outbox.Subscriber;

/**
 * What stands at the moment of asking: calls under way, debts of the outbox, sessions, dependencies, the JVM. What must be
 * asked of the database is asked at most every few seconds; while it is away its values are no numbers.
 */
final class Gauges implements AutoCloseable {

    /** Several collectors may ask; the database is asked for them together. */
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Wiring made;
    private final Debts debts;
    private final Map<String, Double> seen = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private long askedAt = System.nanoTime() - FRESH_NANOS;

    Gauges(Wiring made, MeterRegistry meters) {
        this.made = made;
        this.debts = new Debts(made.pg, made.tx);
        machine(meters);
        for (var subscriber : made.subscribers) {
            owed(meters, subscriber);
        }
        seen(meters, "penglai.sessions.active", "Persons signed in to pages.", "sessions");
        for (var dependency : new String[] {Observer.POSTGRESQL, Observer.ELASTICSEARCH, Observer.KEYCLOAK}) {
            Gauge.builder("penglai.dependency.up", () -> value("up " + dependency))
                    .description("1 while it answers.")
                    .tag("dependency", dependency)
                    .register(meters);
        }
        Gauge.builder("penglai.build", () -> 1)
                .description("What runs.")
                .tag("version", Build.version())
                .tag("java", Runtime.version().toString())
                .register(meters);
    }

    /** What the calls and couriers of this server do. */
    void work(MeterRegistry meters, Bridge bridge, Limits limits, Couriers couriers) {
        gauge(meters, "penglai.calls.running", "Calls being computed.", bridge::running);
        gauge(meters, "penglai.calls.places", "Calls that may be computed at once.", limits::inFlight);
        gauge(meters, "penglai.streams.open", "Live streams to browsers and programs.", made.live::count);
        gauge(meters, "penglai.couriers.running", "Couriers at work.", couriers::running);
        gauge(meters, "penglai.couriers.wanted", "Couriers that there should be.", made.subscribers::size);
    }

    /** Asks for what the gauges show, unless that was done just now. */
    void refresh() {
        asking.lock();
        try {
            if (System.nanoTime() - askedAt < FRESH_NANOS) {
                return;
            }
            ask();
            askedAt = System.nanoTime();
        } finally {
            asking.unlock();
        }
    }

    @Override
    public void close() {
        collector.close();
    }

    private void ask() {
        seen.put("up " + Observer.ELASTICSEARCH, made.searchEngine.health().up() ? 1.0 : 0.0);
        seen.put("up " + Observer.KEYCLOAK, made.identityAnswers() ? 1.0 : 0.0);
        try {
            made.subscribers.forEach(subscriber -> owes(new Debts.Figures(subscriber.name(), 0, 0, Duration.ZERO)));
            debts.figures().forEach(this::owes);
            seen.put("sessions", (double) made.signIn.signedIn());
            seen.put("up " + Observer.POSTGRESQL, 1.0);
        } catch (RuntimeException away) {
            seen.keySet().removeIf(key -> !key.startsWith("up "));
            seen.put("up " + Observer.POSTGRESQL, 0.0);
        }
    }

    private void owes(Debts.Figures debt) {
        seen.put("owed " + debt.subscriber(), (double) debt.owed());
        seen.put("stuck " + debt.subscriber(), (double) debt.stuck());
        seen.put("oldest " + debt.subscriber(), (double) debt.oldest().toSeconds());
    }

    private double value(String key) {
        return seen.getOrDefault(key, Double.NaN);
    }

    private void owed(MeterRegistry meters, Subscriber subscriber) {
        Gauge.builder("penglai.outbox.owed", () -> value("owed " + subscriber.name()))
                .description("Events that the subscriber has still to take.")
                .tag("subscriber", subscriber.name())
                .register(meters);
        Gauge.builder("penglai.outbox.stuck", () -> value("stuck " + subscriber.name()))
                .description("Of those, how many have failed often: an operator must look.")
                .tag("subscriber", subscriber.name())
                .register(meters);
        Gauge.builder("penglai.outbox.oldest.seconds", () -> value("oldest " + subscriber.name()))
                .description("For how long the oldest of them waits; of the search index, how far it lags.")
                .tag("subscriber", subscriber.name())
                .register(meters);
    }

    private void seen(MeterRegistry meters, String name, String description, String key) {
        Gauge.builder(name, () -> value(key)).description(description).register(meters);
    }

    private static void gauge(MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }

    private void machine(MeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ClassLoaderMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        collector.bindTo(meters);
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        virtual(meters, "mounted", scheduler::getMountedVirtualThreadCount);
        virtual(meters, "queued", scheduler::getQueuedVirtualThreadCount);
        virtual(meters, "carriers", scheduler::getPoolSize);
    }

    private static void virtual(MeterRegistry meters, String state, LongSupplier count) {
        Gauge.builder("penglai.virtual.threads", count::getAsLong)
                .description("Virtual threads that run or wait for a carrier, and the carriers.")
                .tag("state", state)
                .register(meters);
    }
}
