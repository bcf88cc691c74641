package org.penglai.stack;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a newcomer needs once the demo runs. */
final class Banner {
    private Banner() {}

    static String of(Demo demo, Progress progress) {
        return String.format(
                Locale.ROOT,
                """

                  Penglai is ready at  %s  (%.0f s)

                  Sign in with one of these names; the password is the name. All are invented.
                %s
                  Issuer         %s   (its console: admin, admin)
                  PostgreSQL     %s   (%s, same password)
                  Elasticsearch  %s
                  Mails sent     %s
                  Health         %s/health/ready
                  Data, logs     %s

                  Ctrl-C stops everything. The next start has the same data; mvn -Pdemo -Dfresh begins from nothing.
                """,
                demo.server().uri(),
                progress.elapsed().toMillis() / 1000.0,
                people(),
                demo.engines().keycloak().issuer(),
                demo.database().uri(),
                PostgresEngine.APP,
                demo.engines().elasticsearch().uri(),
                demo.mails(),
                demo.server().management(),
                demo.folder().folder());
    }

    private static String people() {
        return Arrays.stream(DemoUsers.values())
                .collect(Collectors.groupingBy(
                        DemoUsers::organisation,
                        () -> new EnumMap<>(DemoOrganisation.class),
                        Collectors.mapping(DemoUsers::username, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "    %-24s %s%n",
                        entry.getValue(),
                        entry.getKey().label().zh()))
                .collect(Collectors.joining());
    }
}
