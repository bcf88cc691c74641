package org.penglai.stack;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.penglai.app.Config;
import org.penglai.app.DemoParties;
import org.penglai.app.Server;

/** The engines of one test run, with the migrated database that each test class's own is copied from. */
final class StackSession implements AutoCloseable {
    private static final String TEMPLATE = "penglai_template";

    private final AtomicInteger beds = new AtomicInteger();
    private final StackHome.RunFolder run;
    private final StackHome home;
    private final Ports ports;
    private final Engines engines;
    private final Tokens tokens;
    private final @Nullable RuntimeException failure;

    StackSession() {
        home = StackHome.ofCaller();
        run = home.forTests();
        ports = Ports.in(run.folder());
        engines = Engines.in(run, home, ports, ports.of("keycloak"), false);
        tokens = new Tokens(engines.keycloak());
        failure = start();
    }

    /** Starts all; a failure is kept, so that each class fails with it at once and none waits for it again. */
    private @Nullable RuntimeException start() {
        try {
            engines.start(new Progress(System.out));
            var template = engines.postgres().ensure(TEMPLATE);
            var config = Config.from(
                    ServerEnvironment.of(engines, template, place("template").folder(), "test"));
            Server.migrate(config);
            DemoParties.load(config);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** A bed of its own for that test class. */
    TestBed bed(String testClass, boolean durable) {
        if (failure != null) {
            throw failure;
        }
        var number = beds.incrementAndGet();
        var database = engines.postgres().copy(TEMPLATE, name(testClass, number));
        engines.postgres().flushing(durable);
        engines.postgres().flushing(database.name(), durable);
        return new TestBed(this, database, "t" + number + "-");
    }

    private static String name(String testClass, int number) {
        return "t" + number + "_" + testClass.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    Engines engines() {
        return engines;
    }

    Tokens tokens() {
        return tokens;
    }

    Ports ports() {
        return ports;
    }

    /** Where a server process of that name works. */
    Engine.Place place(String name) {
        return new Engine.Place(home, run.of(name), Engines.logs());
    }

    @Override
    public void close() {
        engines.stop();
        run.empty();
        run.close();
    }
}
