package org.penglai.app;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.OrganisationNames;
import org.penglai.identity.Organisations;
import org.penglai.identity.pg.OrganisationNamesPg;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.money.Allotting;
import org.penglai.money.Bookkeeping;
import org.penglai.money.Charging;
import org.penglai.money.Expecting;
import org.penglai.money.Holding;
import org.penglai.money.Matching;
import org.penglai.money.MoneyJournal;
import org.penglai.money.Paying;
import org.penglai.money.PayoutConfirming;
import org.penglai.money.Reconciling;
import org.penglai.money.Rejecting;
import org.penglai.money.Reversing;
import org.penglai.money.Sorting;
import org.penglai.money.Statements;
import org.penglai.money.file.StatementFiles;
import org.penglai.money.pg.BookPg;
import org.penglai.money.pg.ExpectationsPg;
import org.penglai.money.pg.HoldsPg;
import org.penglai.money.pg.LinesPg;
import org.penglai.money.pg.PayoutsPg;
import org.penglai.money.pg.StatementsPg;
import org.penglai.money.web.MoneyDesk;
import org.penglai.money.web.StatementDesk;
import org.penglai.platform.blob.Blobs;
import org.penglai.platform.text.SameName;

/** The part of {@link Wiring} that keeps the book of money. */
final class MoneyWiring {

    final BookPg book;
    final Bookkeeping books;
    final Holding holding;
    final Expecting expecting;
    final Reconciling reconciling;
    final Allotting allotting;
    final Paying paying;
    final Charging charging;
    final Reversing reversing;
    final Rejecting rejecting;
    final MoneyDesk desk;
    final StatementDesk statementDesk;

    MoneyWiring(Wiring made) {
        book = new BookPg(made.pg);
        var journal = new MoneyJournal(made.ledger, made.outbox);
        books = new Bookkeeping(made.tx, made.ids, book, journal);
        holding = new Holding(made.tx, made.ids, new HoldsPg(made.pg), books);
        expecting = new Expecting(made.tx, made.ids, new ExpectationsPg(made.pg), books);

        var lines = new LinesPg(made.pg);
        var statements = new StatementsPg(made.pg);
        var payouts = new PayoutsPg(made.pg);
        var names = bearers(new OrganisationNamesPg(made.pg));
        var finders = new Sorting.Finders(
                new Matching(expecting.expectations(), names), new PayoutConfirming(payouts, books));
        var files = new Kept(made.blobs.room("statements"));
        reconciling = new Reconciling(
                made.tx,
                made.ids,
                new Reconciling.Shelf(statements, files, new StatementFiles()),
                new Sorting(made.ids, statements, lines, books, finders),
                made.config.settlement());
        var deals = new DealMoney.Takers(() -> made.deal, expecting);
        allotting = new Allotting(made.tx, new Allotting.Receipts(lines, statements), expecting, books, deals);
        paying = new Paying(made.tx, made.ids, payouts, holding, new Paying.Around(lines, names, journal));
        reversing = new Reversing(made.tx, lines, expecting, books, deals);
        charging = new Charging(made.tx, lines, books);
        rejecting = new Rejecting(made.tx, payouts, books);
        desk = new MoneyDesk(
                books,
                holding,
                expecting,
                names(made.organisations),
                names,
                () -> programmes(made),
                subjects -> DealMoney.titles(made.deal, subjects));
        statementDesk = new StatementDesk(desk, reconciling, allotting, charging, reversing);
    }

    /** Statements among the kept files. */
    private record Kept(Blobs blobs) implements Statements.Files {
        @Override
        public Sha256 keep(Path file) {
            return blobs.keepAsIs(file, Reconciling.BYTES_MAX);
        }

        @Override
        public Path fetch(Sha256 digest) {
            return blobs.fetch(digest);
        }

        @Override
        public void read(Path copy) {
            blobs.read(copy);
        }
    }

    /** How organisations are called here, which the book does not know. */
    private static Function<Collection<OrganisationId>, Map<OrganisationId, Bilingual>> names(
            Organisations organisations) {
        return ids -> organisations.findAll(ids).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, found -> found.getValue().name()));
    }

    /** What a programme is called, which the book does not know. */
    private static Map<String, Bilingual> programmes(Wiring made) {
        var programmes = new LinkedHashMap<String, Bilingual>();
        made.estimating
                .catalogue()
                .all()
                .forEach(one -> programmes.put(one.id().value(), one.heading().name()));
        return programmes;
    }

    /** Which organisation bears a name in whatever spelling; nobody where several do. */
    private static Matching.PayerNames bearers(OrganisationNames names) {
        return given -> {
            var keys = new HashMap<String, String>();
            given.forEach(name -> keys.put(name, SameName.key(name)));
            var known = names.bearers(keys.values().stream().distinct().toList());
            var bearers = new HashMap<String, OrganisationId>();
            keys.forEach((name, key) -> {
                var found = known.getOrDefault(key, java.util.Set.of());
                if (found.size() == 1) {
                    bearers.put(name, found.iterator().next());
                }
            });
            return bearers;
        };
    }
}
