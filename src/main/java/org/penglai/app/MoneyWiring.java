package org.penglai.app;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Bookkeeping;
import org.penglai.money.Expecting;
import org.penglai.money.Holding;
import org.penglai.money.pg.BookPg;
import org.penglai.money.pg.ExpectationsPg;
import org.penglai.money.pg.HoldsPg;
import org.penglai.money.web.MoneyDesk;

/** The part of {@link Wiring} that keeps the book of money. */
final class MoneyWiring {

    final BookPg book;
    final Bookkeeping books;
    final Holding holding;
    final Expecting expecting;
    final MoneyDesk desk;

    MoneyWiring(Wiring made) {
        book = new BookPg(made.pg);
        books = new Bookkeeping(made.tx, made.ids, book, made.ledger);
        holding = new Holding(made.tx, made.ids, new HoldsPg(made.pg), books, made.ledger);
        expecting = new Expecting(made.tx, made.ids, new ExpectationsPg(made.pg), books);
        desk = new MoneyDesk(books, holding, expecting, names(made.organisations));
    }

    /** How organisations are called here, which the book does not know. */
    private static Function<Collection<OrganisationId>, Map<OrganisationId, Bilingual>> names(
            Organisations organisations) {
        return ids -> organisations.findAll(ids).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, found -> found.getValue().name()));
    }
}
