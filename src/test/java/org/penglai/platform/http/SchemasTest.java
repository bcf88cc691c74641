package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal.Violation;

/** The contract says everything that is wrong with a value, and cannot be at odds with the endpoints. */
final class SchemasTest {

    private final Contract contract = Contract.load(List.of("identity"));
    private final Schemas schemas = new Schemas(contract);

    @Test
    void everyFaultIsNamedByItsPlaceAndItsLimit() {
        // Given
        var body = new JsonObject("{\"zh\": 1, \"surplus\": true}");
        // When
        var found = schemas.violations("#/components/schemas/Bilingual", body);
        // Then
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new Violation("/en", "required", Map.of()),
                        new Violation("/zh", "type", Map.of("keyword", "type", "limit", "string")),
                        new Violation(
                                "/surplus",
                                "additionalProperties",
                                Map.of("keyword", "additionalProperties", "limit", "false")));
    }

    @Test
    void theFaultOfAParameterNamesItsLimitToo() {
        var industry = new JsonObject("{\"type\": \"string\", \"minLength\": 4, \"maxLength\": 5}");
        var employees = new JsonObject("{\"type\": \"integer\", \"minimum\": 0}");

        assertThat(schemas.valueViolations(industry, "abc"))
                .containsExactly(new Violation("", "minLength", Map.of("keyword", "minLength", "limit", "4")));
        assertThat(schemas.valueViolations(industry, "abcdef"))
                .containsExactly(new Violation("", "maxLength", Map.of("keyword", "maxLength", "limit", "5")));
        assertThat(schemas.valueViolations(employees, -3L))
                .containsExactly(new Violation("", "minimum", Map.of("keyword", "minimum", "limit", "0")));
        assertThat(schemas.valueViolations(employees, 0L)).isEmpty();
    }

    @Test
    void aValueAsTheContractSaysHasNoFault() {
        assertThat(schemas.violations("#/components/schemas/Bilingual", new JsonObject("{\"zh\":\"甲\",\"en\":\"A\"}")))
                .isEmpty();
    }

    @Test
    void aDeeperFaultIsNotBlamedOnTheFieldsAboveIt() {
        // Given
        var body = new JsonObject(
                "{\"subject\":\"s\",\"name\":\"n\",\"roles\":[],\"administrator\":true,\"organisation\":{\"id\":\"1\",\"name\":{\"zh\":\"甲\",\"en\":\"A\"},"
                        + "\"kind\":\"CLUB\",\"divisionCode\":\"370602\",\"local\":true,\"verification\":\"VERIFIED\",\"invented\":true}}");
        // When
        var found = schemas.violations("#/components/schemas/Me", body);
        // Then
        assertThat(found).extracting(Violation::pointer).containsExactly("/organisation/kind");
        assertThat(found).extracting(Violation::code).containsExactly("enum");
    }

    @Test
    void contractAndEndpointsMayNotDiffer() {
        assertThatThrownBy(() -> Contract.load(List.of()).requireSame(Set.of("getMe", "inventPatent")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("operations without endpoint [getContract]")
                .hasMessageContaining("endpoints without operation [inventPatent]");
    }
}
