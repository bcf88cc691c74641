package org.penglai.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.api.FlywayException;
import org.penglai.app.Config;
import org.penglai.app.Server;

/** The demo in its folder: engines side by side, data written once, then the server. */
final class Demo {
    private static final String DATABASE = "penglai";

    /** Where data are written before the database gets its name, so that a killed load leaves nothing half. */
    private static final String LOADING = "penglai_loading";

    private final StackHome.RunFolder run;
    private final Preflight.DemoPorts ports;
    private final Engines engines;
    private final ServerProcess server;
    private final List<DemoData> data;
    private final PostOffice postOffice;
    private final int mails;

    private Demo(StackHome home, StackHome.RunFolder run, Preflight.DemoPorts ports, List<DemoData> data) {
        this.run = run;
        this.ports = ports;
        this.data = data;
        var found = Ports.in(run.folder());
        this.engines = Engines.in(run, home, found, ports.keycloak(), true);
        this.mails = found.of("mails");
        this.postOffice = PostOffice.at(found.of("mail")).showing(mails);
        var place = new Engine.Place(home, run.of("server"), run.of("logs"));
        this.server = new ServerProcess(place, environment(DATABASE), ports.site(), ports.management());
    }

    /** Takes the folder of the demo on these ports, and empties it when a fresh start is wanted. */
    static Demo open(Preflight.DemoPorts ports, boolean fresh, List<DemoData> data) {
        Preflight.machine();
        var home = StackHome.ofCaller();
        Preflight.disk(home.folder());
        var run = home.forDemo(ports.site());
        WatchedProcess.awaitEarlier(run.folder());
        Preflight.ports(ports);
        if (fresh) {
            run.empty();
        }
        return new Demo(home, run, ports, data);
    }

    /** Starts all parts and returns when a page answers. */
    void start(Progress progress) {
        engines.start(progress, () -> prepare(progress));
        server.start(progress);
        try {
            var page = Http.get(server.uri());
            if (page.statusCode() != 200) {
                throw new StackFailure("The first page answers " + page.statusCode() + "; see " + server.log() + ".");
            }
        } catch (IOException e) {
            throw new StackFailure("The first page does not answer (" + e + "); see " + server.log() + ".", e);
        }
    }

    private void prepare(Progress progress) {
        var postgres = engines.postgres();
        try {
            if (!postgres.exists(DATABASE)) {
                progress.says("Data", "making the tables");
                postgres.drop(LOADING);
                postgres.ensure(LOADING);
                var config = config(LOADING);
                Server.migrate(config);
                data.forEach(part -> part.load(config, what -> progress.says("Data", what)));
                postgres.rename(LOADING, DATABASE);
                progress.done("Data", "written");
            }
        } catch (FlywayException e) {
            throw new StackFailure("The tables cannot be made: " + e.getMessage(), e);
        }
    }

    private Config config(String database) {
        var environment = new HashMap<>(environment(database));
        ServerEnvironment.listen(environment, ports.site(), ports.management());
        return Config.from(environment);
    }

    private Map<String, String> environment(String database) {
        var environment = new HashMap<>(
                ServerEnvironment.of(engines, engines.postgres().database(database), run.of("server"), "demo"));
        environment.putAll(postOffice.settings());
        return environment;
    }

    /** Completes with the first part that ends by itself. */
    CompletableFuture<Engine> died() {
        var first = new CompletableFuture<Engine>();
        engines.all().forEach(engine -> engine.died().thenAccept(first::complete));
        server.died().thenAccept(first::complete);
        return first;
    }

    /** Stops the server, so that nobody is served half, then the engines. */
    void stop() {
        server.stop();
        engines.stop();
        postOffice.close();
        run.close();
    }

    StackHome.RunFolder folder() {
        return run;
    }

    Preflight.DemoPorts ports() {
        return ports;
    }

    Engines engines() {
        return engines;
    }

    /** Where the mails that were sent are shown. */
    java.net.URI mails() {
        return PostOffice.page(mails);
    }

    ServerProcess server() {
        return server;
    }

    PostgresEngine.Database database() {
        return engines.postgres().database(DATABASE);
    }
}
