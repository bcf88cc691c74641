package org.penglai.app;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.stack.TestBed;

/** Every page and form of the site, from the list by which the server mounts them. */
public final class SiteMap {

    private SiteMap() {}

    /** The routes as {@code GET /deals/:id}, in the order in which they are mounted. */
    public static List<String> routes(TestBed bed) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            var html = new Pages(
                    Messages.load(Routes.MESSAGES), new Assets(Map.of()), made::admit, made.ids, /* demo= */ false);
            return new Routes(made, Contract.load(Routes.CONTRACTS), html)
                    .pages().stream().map(SiteMap::named).toList();
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    private static String named(PageRoute route) {
        return route.method() + " " + route.path();
    }
}
