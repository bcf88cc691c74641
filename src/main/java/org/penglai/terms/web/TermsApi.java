package org.penglai.terms.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;
import org.penglai.terms.CommentId;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Editions;
import org.penglai.terms.web.TermsViews.CommentView;
import org.penglai.terms.web.TermsViews.EditionView;
import org.penglai.terms.web.TermsViews.Items;
import org.penglai.terms.web.TermsViews.ShelfView;

/** The platform's rules over the API. */
public final class TermsApi {

    private static final int COMMENTS_MAX = 500;
    private static final int QUEUE_MAX = 100;

    private final TermsDesk desk;
    private final DealGate deals;

    /** Names a deal's act, after a look whether the caller may know of the deal. */
    @FunctionalInterface
    public interface DealGate {
        String act(Call call);
    }

    public TermsApi(TermsDesk desk, DealGate deals) {
        this.desk = desk;
        this.deals = deals;
    }

    public Map<String, Endpoint> operations() {
        return Map.ofEntries(
                Map.entry("listTerms", this::list),
                Map.entry("getTermsDraft", this::draft),
                Map.entry("draftTerms", this::write),
                Map.entry("announceTerms", this::announce),
                Map.entry("getTermsEdition", this::edition),
                Map.entry("listTermsComments", this::comments),
                Map.entry("commentOnTerms", this::comment),
                Map.entry("consentToTerms", this::consent),
                Map.entry("listUnansweredTermsComments", this::unanswered),
                Map.entry("answerTermsComment", this::answer),
                Map.entry("getDealTerms", this::ofDeal));
    }

    /** The body of {@code draftTerms}. */
    record DraftBody(int revision, String textZh, String textEn, String reasonZh, String reasonEn) {
        Editions.Written written() {
            return new Editions.Written(new Bilingual(textZh, textEn), new Bilingual(reasonZh, reasonEn));
        }
    }

    /** The body of {@code announceTerms}. */
    record AnnouncementBody(int revision, LocalDate inForceFrom) {}

    /** The body of {@code commentOnTerms}. */
    record CommentBody(String text) {}

    /** The body of {@code answerTermsComment}. */
    record AnswerBody(String text, @Nullable Boolean withheld) {}

    /** When somebody agreed. */
    record ConsentView(Instant consentedAt) {}

    private Reply list(Call call) {
        return desk.tx()
                .run(now -> Reply.json(
                        200,
                        new Items<>(Arrays.stream(Document.values())
                                .map(document -> ShelfView.of(desk.editions().shelf(document), now))
                                .toList())));
    }

    private Reply draft(Call call) {
        var document = TermsDesk.document(call);
        return desk.tx().run(now -> {
            var shelf = desk.editions().shelf(document);
            var draft = shelf.draft()
                    .orElseThrow(() -> Refusal.unknown("terms.unknown").with("document", document.slug()));
            return Reply.json(200, EditionView.of(shelf, draft, now));
        });
    }

    private Reply write(Call call) {
        var body = call.body(DraftBody.class);
        return shown(desk.changing().write(call.actor(), TermsDesk.document(call), body.revision(), body.written()));
    }

    private Reply announce(Call call) {
        var body = call.body(AnnouncementBody.class);
        return shown(
                desk.changing().announce(call.actor(), TermsDesk.document(call), body.revision(), body.inForceFrom()));
    }

    private Reply shown(Edition edition) {
        return desk.tx()
                .run(now -> Reply.json(200, EditionView.of(desk.editions().shelf(edition.document()), edition, now)));
    }

    private Reply edition(Call call) {
        return desk.tx().run(now -> {
            var shelf = desk.editions().shelf(TermsDesk.document(call));
            return Reply.json(200, EditionView.of(shelf, TermsDesk.published(shelf, TermsDesk.number(call)), now));
        });
    }

    private Reply comments(Call call) {
        var shelf = desk.editions().shelf(TermsDesk.document(call));
        var edition = TermsDesk.published(shelf, TermsDesk.number(call));
        return Reply.json(
                200,
                new Items<>(desk.comments().of(edition, COMMENTS_MAX).stream()
                        .map(CommentView::of)
                        .toList()));
    }

    private Reply comment(Call call) {
        var comment = desk.commenting()
                .comment(
                        call.actor(),
                        TermsDesk.document(call),
                        TermsDesk.number(call),
                        call.body(CommentBody.class).text());
        return Reply.json(201, CommentView.of(comment));
    }

    private Reply consent(Call call) {
        var at = desk.consenting().consent(call.actor(), TermsDesk.document(call), TermsDesk.number(call));
        return Reply.json(200, new ConsentView(at));
    }

    private Reply unanswered(Call call) {
        return Reply.json(
                200,
                new Items<>(desk.comments().unanswered(QUEUE_MAX).stream()
                        .map(CommentView::of)
                        .toList()));
    }

    private Reply answer(Call call) {
        var body = call.body(AnswerBody.class);
        var id = call.id("id", "terms.comment-unknown", CommentId::new);
        var answered = desk.commenting().answer(call.actor(), id, body.text(), Boolean.TRUE.equals(body.withheld()));
        return Reply.json(200, CommentView.of(answered));
    }

    private Reply ofDeal(Call call) {
        return Reply.json(
                200,
                new Items<>(desk.consenting().boundTo(deals.act(call)).stream()
                        .map(bound -> new BoundView(bound.document(), bound.edition(), bound.at()))
                        .toList()));
    }

    /** An edition that a deal was made under. */
    record BoundView(Document document, int edition, Instant at) {}
}
