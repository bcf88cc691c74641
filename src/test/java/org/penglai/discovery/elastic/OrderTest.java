package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;
import org.penglai.platform.json.Json;

class OrderTest {

    @Test
    void aCursorComesBackAsThePlaceItNames() {
        var place = Json.mapper().valueToTree(List.of(3.0951211, 1766275200000L, "0199-a"));
        assertThat(Order.SCORE.place(Order.SCORE.cursor(place)))
                .isEqualTo(List.of(3.0951211, 1766275200000L, "0199-a"));
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        var cursor = Order.PRICE.cursor(Json.mapper().valueToTree(List.of(100, 1766275200000L, "0199-a")));
        var refusal = catchThrowableOfType(Refusal.class, () -> Order.EXPIRY.place(cursor));
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("after");
            assertThat(violation.code()).isEqualTo("cursor");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "[\"n\"]",
                "[\"n\",{\"script\":1},\"id\"]",
                "[\"n\",\"1\",\"id\"]",
                "[\"n\",1,2]",
                "[\"n\",1,\"id\",4]",
                "[\"n\",1,\"id\"",
                "[\"n\",1.5,\"id\"]",
                "[\"n\",1e999,\"id\"]",
                "[\"n\",99999999999999999999,\"id\"]",
                "[\"n\",null,\"id\"]",
                "null"
            })
    void anythingElseIsRefusedToo(String json) {
        var cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        assertThat(catchThrowableOfType(Refusal.class, () -> Order.NEWEST.place(cursor))
                        .code())
                .isEqualTo("request.parameters");
        assertThat(catchThrowableOfType(Refusal.class, () -> Order.NEWEST.place("§§"))
                        .code())
                .isEqualTo("request.parameters");
    }
}
