package org.penglai.terms.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.terms.Comment;
import org.penglai.terms.Comparison;
import org.penglai.terms.Consents;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Shelf;

/** The pages of the platform's rules for anyone: what is in force, what will change, what was before. */
public final class TermsPages {

    private static final int COMMENTS_MAX = 500;

    private final TermsDesk desk;
    private final Pages pages;
    private final String publicUrl;

    public TermsPages(TermsDesk desk, Pages pages, String publicUrl) {
        this.desk = desk;
        this.pages = pages;
        this.publicUrl = publicUrl;
    }

    /** A comment with its organisation's name. */
    public record Said(Comment comment, Bilingual organisation) {}

    /** What the list shows. */
    public record ListModel(List<Shelf> shelves, Instant now) {}

    /** A change that the front page tells of. */
    public record Change(Document document, int edition, Instant inForceAt) {}

    /** What a deal was made under. */
    public record BoundModel(List<Consents.Bound> editions) {}

    /**
     * What an edition's page shows.
     *
     * @param comparison with the edition before, where this one changes it
     * @param consented when the reader agreed to it
     * @param days how many full days a change is announced
     */
    public record EditionModel(
            Shelf shelf,
            Edition edition,
            Shelf.State state,
            List<String> paragraphs,
            Optional<Comparison> comparison,
            List<Said> comments,
            Optional<Instant> consented,
            int days,
            Bilingual law,
            Form form,
            Problems.@Nullable Shown problem) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/rules", "listTerms", this::list),
                PageRoute.get("/rules/feed.xml", "listTerms", this::feed),
                PageRoute.get("/rules/:document/:edition", "getTermsEdition", this::one),
                PageRoute.get("/rules/:document/:edition/text", "getTermsEdition", this::text),
                PageRoute.post("/rules/:document/:edition/comments", "commentOnTerms", this::comment),
                PageRoute.post("/rules/:document/:edition/consent", "consentToTerms", this::consent));
    }

    /** The changes that are announced now, for the front page. */
    public List<Change> changes() {
        return desk.tx()
                .run(now -> shelves().stream()
                        .flatMap(shelf -> shelf.awaited(now).stream())
                        .map(edition -> new Change(
                                edition.document(),
                                edition.number(),
                                edition.announcement().orElseThrow().inForceAt()))
                        .toList());
    }

    /** What the act was done under, for the page that shows it; nothing where nothing is recorded. */
    public String bound(Call call, String act) {
        var editions = desk.consenting().boundTo(act);
        return editions.isEmpty() ? "" : pages.render(call, "terms/bound", new BoundModel(editions));
    }

    private List<Shelf> shelves() {
        return Arrays.stream(Document.values()).map(desk.editions()::shelf).toList();
    }

    private Reply list(Call call) {
        return desk.tx().run(now -> pages.show(call, "terms/list", new ListModel(shelves(), now)));
    }

    private Reply one(Call call) {
        return show(200, call, Form.EMPTY, null);
    }

    private Reply show(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        return desk.tx().run(now -> {
            var shelf = desk.editions().shelf(TermsDesk.document(call));
            var edition = TermsDesk.published(shelf, TermsDesk.number(call));
            return pages.show(status, call, "terms/edition", model(call, shelf, edition, now, form, problem));
        });
    }

    private EditionModel model(
            Call call, Shelf shelf, Edition edition, Instant now, Form form, Problems.@Nullable Shown problem) {
        var language = call.language();
        return new EditionModel(
                shelf,
                edition,
                shelf.state(edition, now),
                edition.paragraphs(language),
                shelf.before(edition)
                        .map(before -> Comparison.of(before.paragraphs(language), edition.paragraphs(language))),
                said(desk.comments().of(edition, COMMENTS_MAX)),
                call.caller().actor().flatMap(actor -> desk.consenting().consented(actor, edition)),
                desk.changing().law().days(),
                desk.changing().law().source(),
                form,
                problem);
    }

    private List<Said> said(List<Comment> comments) {
        return said(comments, desk);
    }

    static List<Said> said(List<Comment> comments, TermsDesk desk) {
        Map<OrganisationId, Organisation> known = desk.organisations()
                .findAll(comments.stream().map(Comment::organisation).collect(Collectors.toSet()));
        return comments.stream()
                .map(comment -> new Said(
                        comment,
                        Optional.ofNullable(known.get(comment.organisation()))
                                .map(Organisation::name)
                                .orElse(new Bilingual("—", "—"))))
                .toList();
    }

    private Reply comment(Call call) {
        var document = TermsDesk.document(call);
        var number = TermsDesk.number(call);
        return pages.form(
                call,
                () -> {
                    desk.commenting()
                            .comment(call.actor(), document, number, call.form().value("text"));
                    return Reply.seeOther(address(document, number) + "?done=commented#comments");
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply consent(Call call) {
        var document = TermsDesk.document(call);
        var number = TermsDesk.number(call);
        desk.consenting().consent(call.actor(), document, number);
        return Reply.seeOther(address(document, number) + "?done=consented");
    }

    /** The edition to take home: one text file in the reader's language. */
    private Reply text(Call call) {
        var edition = TermsDesk.published(desk.editions().shelf(TermsDesk.document(call)), TermsDesk.number(call));
        var name = edition.document().slug() + "-" + edition.number() + ".txt";
        var title = pages.messages().text(call.language(), "terms.document." + edition.document());
        var text = title + "\n\n" + String.join("\n\n", edition.paragraphs(call.language())) + "\n";
        return Reply.text(200, "text/plain; charset=utf-8", text)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** What was announced lately, for feed readers (RFC 4287). */
    private Reply feed(Call call) {
        var editions = shelves().stream()
                .flatMap(shelf -> shelf.published().stream())
                .sorted(java.util.Comparator.comparing(TermsPages::announcedAt).reversed())
                .limit(30)
                .toList();
        if (editions.isEmpty()) {
            throw Refusal.unknown("page.unknown");
        }
        var xml = new TermsFeed(publicUrl, pages.messages(), call.language()).write(editions);
        return Reply.text(200, "application/atom+xml; charset=utf-8", xml);
    }

    private static Instant announcedAt(Edition edition) {
        return edition.announcement().orElseThrow().announcedAt();
    }

    static String address(Document document, int number) {
        return "/rules/" + document.slug() + "/" + number;
    }
}
