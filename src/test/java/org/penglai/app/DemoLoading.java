package org.penglai.app;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.penglai.kernel.LegalDays;
import org.penglai.stack.DemoData;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;

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

    /** Loads the demo into a test's own database, in place of the parties that every test has. */
    public static void into(TestBed bed) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM membership");
            statement.execute("DELETE FROM organisation");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        new DemoLoading().load(Config.from(bed.environment()), said -> {});
    }

    /** The ledger has a past: what was signed yesterday lies in yesterday's file. */
    private static void archiveHeads(Wiring made, DemoClock clock) {
        var yesterday = made.tx.run(LegalDays::of).minusDays(1);
        clock.on(yesterday, () -> {
            made.ledgerTree.sequencing.place();
            return made.ledgerTree.sequencing.sign();
        });
        made.ledgerTree.archiving.archive();
    }

    private static void load(Wiring made, DemoClock clock, Consumer<String> says) {
        DemoParties.load(made);
        new DemoAgencies(made, clock).appoint();
        archiveHeads(made, clock);
        var lines = DemoPatents.lines();
        says.accept("enters " + lines.size() + " invented patents");
        var patents = new DemoPatents(made);
        lines.forEach(patents::enter);
        says.accept("imports a list");
        new DemoImports(made).bring();
        new DemoEnclosures(made).add();
        says.accept("offers them");
        var listings = new DemoListings(made, clock);
        lines.forEach(listings::offer);
        listings.disturb();
        listings.lookAgain();
        new DemoGate(made, clock, lines, listings.published()).load();
        new DemoPublicities(made, clock, lines).load();
        says.accept("lets firms accept them");
        var deals = new DemoDeals(made, clock);
        listings.published().forEach(deals::accept);
        deals.lapse();
        new DemoDuties(made, clock).load(listings.published());
        says.accept("keeps the book of money");
        new DemoMoney(made, clock).load();
        new DemoStatements(made, clock).load();
        says.accept("registers organisations in every state");
        new DemoRegistrations(made, clock).register();
        says.accept("changes the platform's rules");
        new DemoTerms(made, clock).change();
        says.accept("says what firms need");
        new DemoNeeds(made, clock, listings.published()).load();
        new DemoInbox(made, clock).tell(listings.published());
        says.accept("keeps searches");
        new DemoLeads(made).count(listings.published());
        new DemoSavedSearches(made, clock).keep(listings.published());
        // the rows are what the projections are built from; nothing is owed for what happened before the first start
        made.subscribers.forEach(subscriber -> made.outbox.forget(subscriber.name()));
    }
}
