package org.penglai.app;

import io.vertx.core.Vertx;
import java.util.function.Consumer;
import org.penglai.stack.DemoData;

/** Loads the demo: always the same, through the same use cases as everybody, with the clock moved to each thing's day. */
public final class DemoLoading implements DemoData {

    @Override
    public void load(Config config, Consumer<String> says) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, config);
        try {
            load(made, new DemoClock(config.database()), says);
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    private static void load(Wiring made, DemoClock clock, Consumer<String> says) {
        DemoParties.load(made);
        var lines = DemoPatents.lines();
        says.accept("enters " + lines.size() + " invented patents");
        var patents = new DemoPatents(made);
        lines.forEach(patents::enter);
        says.accept("offers them");
        var listings = new DemoListings(made, clock);
        lines.forEach(listings::offer);
        listings.disturb();
        listings.lookAgain();
        // the rows are what the projections are built from; nothing is owed for what happened before the first start
        made.subscribers.forEach(subscriber -> made.outbox.forget(subscriber.name()));
    }
}
