package org.penglai.app;

import io.vertx.core.Vertx;
import java.util.List;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;

/** What a server offers, for tests that go through all of it. */
public final class House {

    private House() {}

    /** The whole contract. */
    public static Contract contract() {
        return Contract.load(Routes.CONTRACTS);
    }

    /** Every page and form of a server with that configuration; nothing is asked of any engine. */
    public static List<PageRoute> pages(Config config) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, config);
        try {
            var html =
                    new Pages(Messages.load(Routes.MESSAGES), Server.assets(), made::admit, made.ids, /* demo= */ true);
            return List.copyOf(new Routes(made, contract(), html).pages());
        } finally {
            made.close();
            vertx.close().await();
        }
    }
}
