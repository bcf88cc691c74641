package org.penglai.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Head;
import org.penglai.ledger.InclusionProof;
import org.penglai.ledger.Sequence;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** What the pages of the public ledger say, rendered without a server. */
final class LedgerTemplatesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "ledger"));

    @Test
    void positionsCountFromNoughtEverywhere() {
        var placed = placed(0, "money.receipts", "money-book");
        var head = new Head.Signed(
                new Head("penglai", 1, placed.leaf(), Instant.parse("2026-11-22T02:00:00Z")), "key", "signature");
        var model = new LedgerPages.EntryModel(
                LedgerPages.Told.of(placed),
                placed,
                Optional.of(head),
                Optional.of(new InclusionProof(0, 1, List.of())));

        assertThat(render("ledger/entry", model, Language.ZH))
                .contains("位置 0 的条目", "本条在共 1 条的账本之中（位置 0 至 0）", "位置自 0 起计")
                .doesNotContain("第 0 条", "第 1 条");
        assertThat(render("ledger/entry", model, Language.EN))
                .contains("Entry at position 0", "in the ledger of 1 entries (positions 0 to 0)");
    }

    @Test
    void whatAnEntryIsAboutIsSaidInWords() {
        var model = new LedgerPages.Model(
                Optional.empty(),
                List.of(
                                placed(2, "keeping.forgotten", "retention/outbox_event"),
                                placed(1, "money.receipts", "money-book"),
                                placed(0, "deal.agreed", "deal/0192"))
                        .stream()
                        .map(LedgerPages.Told::of)
                        .toList(),
                Map.of("outbox_event", Bilingual.of("待送的事件", "Events")),
                "",
                List.of());

        var html = render("ledger/ledger", model, Language.ZH);

        assertThat(html)
                .contains("期满的记录：待送的事件", "资金账簿", "交易 <code class=\"text-break\">0192</code>")
                .doesNotContain(">retention/outbox_event<", ">money-book<");
    }

    private static Sequence.Placed placed(long index, String kind, String about) {
        var facts = "{\"aggregate\":\"%s\",\"kind\":\"%s\"}".formatted(about, kind);
        return new Sequence.Placed(index, facts, new Sha256(Entry.leafHash(facts)));
    }

    private static String render(String template, Object model, Language language) {
        var style = "web/penglai.css";
        var frame = List.of("favicon.svg", "bootstrap.css", "penglai.css", "dark.css", "htmx.js", "live.js");
        var assets = new Assets(frame.stream().collect(Collectors.toMap(name -> name, name -> style)));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("listLedgerEntries", "GET", "/ledger", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
        var html = pages.render(call, template, model);
        assertThat(html.substring(Math.max(0, html.indexOf("<main")))).doesNotContain("‹");
        return html;
    }
}
