package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penglai.platform.http.Limits;

/** The proxy's file agrees with the server's limits and ports and with the compose file. */
final class ProxyTest {

    private final String proxy = Pom.read(Path.of("src/docker/proxy/haproxy.cfg"));
    private final ComposeFile compose = ComposeFile.read();

    @Test
    void itTakesBodiesAsLargeAsTheServersDo() {
        assertThat(found("hdr_val\\(content-length\\) gt (\\d+)")).isEqualTo(Long.toString(Limits.LARGEST_BODY_BYTES));
    }

    @Test
    void itWaitsForASilentConnectionAsLongAsTheServersDo() {
        var seconds = Limits.DEFAULT.idleTimeout().toSeconds() + "s";
        assertThat(found("timeout client (\\S+)")).isEqualTo(seconds);
        assertThat(found("timeout server (\\S+)")).isEqualTo(seconds);
    }

    @Test
    void itSendsToTheServersOfTheComposeFileOnTheirPorts() {
        var exposed = Dockerfile.of(Path.of("Dockerfile")).last("EXPOSE").words();
        var servers = Pattern.compile("(?m)^  server \\S+ (server-\\d+):(\\d+)$")
                .matcher(proxy)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        assertThat(servers.keySet())
                .isEqualTo(compose.services().keySet().stream()
                        .filter(name -> name.startsWith("server-"))
                        .collect(Collectors.toSet()));
        assertThat(servers.values()).containsOnly(exposed.get(0));
        assertThat(found("default-server check port (\\d+)")).isEqualTo(exposed.get(1));
    }

    @Test
    void theServersBelieveThisProxyAlone() {
        var address = compose.services()
                .get("proxy")
                .getJsonObject("networks")
                .getJsonObject("site")
                .getString("ipv4_address");
        assertThat(ComposeFile.environment(compose.services().get("server-1")))
                .containsEntry("PENGLAI_TRUSTED_PROXIES", address);
        assertThat(ComposeFile.environment(compose.services().get("keycloak")))
                .containsEntry("KC_PROXY_TRUSTED_ADDRESSES", address);
    }

    @Test
    void whatCallersSayOfTheirAddressIsTakenAwayBeforeItIsSaidAnew() {
        assertThat(proxy.indexOf("del-header X-Forwarded- -m beg"))
                .isPositive()
                .isLessThan(proxy.indexOf("set-header X-Forwarded-For %[src]"));
        assertThat(proxy).contains("del-header Forwarded\n", "del-header X-Real-IP\n");
    }

    @Test
    void onlyWhatMayBeAskedTwiceIsAskedAgainAfterItWasSent() {
        assertThat(proxy).contains("retry-on conn-failure empty-response", "disable-l7-retry if !{ method GET HEAD }");
    }

    private String found(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(proxy);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
