package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;

/** What a call says of itself where the answer has to lead back, or a version is edited. */
final class CallTest {

    private static Call post(Map<String, String> headers, Map<String, List<String>> fields) {
        return new Call(
                new Call.Line("op", "POST", "/deals/1/evidence", "r", Language.ZH),
                new Call.Parameters(Map.of(), Map.of(), headers),
                new Call.Content(Optional.empty(), new Form(fields, Map.of()), List.of()),
                Caller.ANYONE);
    }

    /** Maps have another order in each process, and a repeated form may come to another server. */
    @Test
    void aFormReadsAlikeOnEveryServer() {
        var form = new Form(
                Map.of("number", List.of("1"), "kind", List.of("CONTRACT"), "issuedOn", List.of("2026-01-05")),
                Map.of());

        assertThat(form.canonical()).isEqualTo("{issuedOn=[2026-01-05], kind=[CONTRACT], number=[1]}");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/deals/1?tab=x, '', /deals/1?tab=x",
        "http://localhost:8080/deals/1, /listings/2, /listings/2",
        "http://localhost:8080/deals/1, //evil.example, /deals/1",
        "not an address, '', /",
        "'', '', /"
    })
    void aFormLeadsBackToThePageThatShowedIt(String referer, String back, String page) {
        var headers = referer.isEmpty() ? Map.<String, String>of() : Map.of("referer", referer);
        var fields = back.isEmpty() ? Map.<String, List<String>>of() : Map.of("_back", List.of(back));

        assertThat(post(headers, fields).formPage()).isEqualTo(page);
    }

    @Test
    void anEditNeedsTheVersionThatWasSeen() {
        assertThat(post(Map.of("if-match", "\"12\""), Map.of()).ifMatch()).isEqualTo(12);
        assertThat(post(Map.of("if-match", "W/\"3\""), Map.of()).ifMatch()).isEqualTo(3);
        assertThatThrownBy(() -> post(Map.of(), Map.of()).ifMatch())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.PRECONDITION_REQUIRED));
        assertThatThrownBy(() -> post(Map.of("if-match", "*"), Map.of()).ifMatch())
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.STALE));
    }
}
