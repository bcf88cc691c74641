package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.platform.http.Contract;

/** The contract as people read it. */
final class DocsReaderTest {

    private static final Docs DOCS = DocsReader.read(Contract.load(List.of("identity")));

    @Test
    void anOperationSaysWhatItTakesAndAnswers() {
        // When
        var operation = operation("getOrganisation");

        // Then
        assertThat(operation.line().method()).isEqualTo("GET");
        assertThat(operation.line().path()).isEqualTo("/organisations/{id}");
        assertThat(operation.open()).isTrue();
        assertThat(operation.parameters())
                .containsExactly(new Docs.Field(
                        "id", "path", new Docs.Type("string", "", "≤ 64 chars"), true, "UUID of the resource"));
        assertThat(operation.responses())
                .contains(new Docs.Response(
                        "200", "the outcome", "application/json", new Docs.Type("", "Organisation", "")))
                .anyMatch(response -> response.status().equals("default")
                        && response.type().schema().equals("Problem"));
    }

    @Test
    void anOperationThatNeedsATokenIsNotOpen() {
        assertThat(operation("getMe").open()).isFalse();
    }

    @Test
    void aShapeShowsItsMembersWithTheirTypes() {
        // When
        var me = DOCS.schemas().stream()
                .filter(schema -> schema.name().equals("Me"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(me.fields())
                .contains(
                        new Docs.Field("organisation", "", new Docs.Type("", "Organisation", ""), true, ""),
                        new Docs.Field("roles", "", new Docs.Type("[] string", "", ""), true, ""));
    }

    @Test
    void featuresAndTheirOperationsAreInOrder() {
        assertThat(DOCS.features()).extracting(Docs.Feature::name).containsExactly("identity", "service");
        assertThat(DOCS.features().getFirst().operations())
                .extracting(operation -> operation.line().id())
                .containsSubsequence("getMe", "createOrganisation", "getOrganisation", "getSizeClass");
    }

    private static Docs.Operation operation(String id) {
        return DOCS.features().stream()
                .flatMap(feature -> feature.operations().stream())
                .filter(operation -> operation.line().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
