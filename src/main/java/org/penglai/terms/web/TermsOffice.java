package org.penglai.terms.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;
import org.penglai.terms.CommentId;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Editions;
import org.penglai.terms.Shelf;

/** The operators' pages of the rules: write a change, announce it, answer what is said of it. */
public final class TermsOffice {

    private static final int QUEUE_MAX = 100;

    private final TermsDesk desk;
    private final Pages pages;

    public TermsOffice(TermsDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** What the office shows: documents, and comments that wait. */
    public record OfficeModel(
            List<Shelf> shelves,
            Instant now,
            List<TermsPages.Said> waiting,
            Form form,
            Problems.@Nullable Shown problem,
            Optional<String> rejected,
            boolean answered) {}

    /**
     * What the editor of a draft shows.
     *
     * @param base what the draft begins from: itself, or the edition before
     * @param earliest the first day on which it may come into force when it is announced now
     */
    public record DraftModel(
            Document document,
            Optional<Edition> draft,
            Optional<Edition> base,
            Optional<Edition> awaited,
            LocalDate earliest,
            int days,
            Bilingual law,
            Form form,
            Problems.@Nullable Shown problem) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/operator/rules", "draftTerms", this::office),
                PageRoute.get("/operator/rules/:document", "draftTerms", this::editor),
                PageRoute.post("/operator/rules/:document", "draftTerms", this::write),
                PageRoute.post("/operator/rules/:document/announcement", "announceTerms", this::announce),
                PageRoute.post("/operator/rules-comments/:id", "answerTermsComment", this::answer));
    }

    private Reply office(Call call) {
        return office(200, call, Form.EMPTY, null, Optional.empty());
    }

    private Reply office(
            int status, Call call, Form form, Problems.@Nullable Shown problem, Optional<String> rejected) {
        return desk.tx().run(now -> {
            var shelves =
                    Arrays.stream(Document.values()).map(desk.editions()::shelf).toList();
            var waiting = TermsPages.said(desk.comments().unanswered(QUEUE_MAX), desk);
            return pages.show(
                    status,
                    call,
                    "terms/office",
                    new OfficeModel(
                            shelves,
                            now,
                            waiting,
                            form,
                            problem,
                            rejected,
                            call.query("done").filter("answered"::equals).isPresent()));
        });
    }

    private Reply editor(Call call) {
        return editor(200, call, Form.EMPTY, null);
    }

    private Reply editor(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var document = TermsDesk.document(call);
        return desk.tx().run(now -> {
            var shelf = desk.editions().shelf(document);
            var law = desk.changing().law();
            var model = new DraftModel(
                    document,
                    shelf.draft(),
                    shelf.editions().stream().findFirst(),
                    shelf.awaited(now),
                    law.earliest(now),
                    law.days(),
                    law.source(),
                    form,
                    problem);
            return pages.show(status, call, "terms/draft", model);
        });
    }

    private Reply write(Call call) {
        var document = TermsDesk.document(call);
        var form = call.form();
        return pages.form(
                call,
                () -> {
                    desk.changing().write(call.actor(), document, revision(form), written(form));
                    return Reply.seeOther("/operator/rules/" + document.slug() + "#announce");
                },
                rejected -> editor(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply announce(Call call) {
        var document = TermsDesk.document(call);
        var form = call.form();
        return pages.form(
                call,
                () -> {
                    var refusal = Refusal.invalid("terms.draft");
                    var day = new Typed(form, refusal).requiredDate("inForceFrom");
                    if (day.isEmpty()) {
                        throw refusal;
                    }
                    // what stands in the form is what is announced, saved or not
                    var announced = desk.tx().run(now -> {
                        var draft = desk.changing().write(call.actor(), document, revision(form), written(form));
                        return desk.changing().announce(call.actor(), document, draft.revision(), day.get());
                    });
                    return Reply.seeOther(TermsPages.address(document, announced.number()));
                },
                rejected -> editor(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply answer(Call call) {
        var id = call.id("id", "terms.comment-unknown", CommentId::new);
        var form = call.form();
        return pages.form(
                call,
                () -> {
                    var withheld = form.value("withheld").equals("true");
                    desk.commenting().answer(call.actor(), id, form.value("text"), withheld);
                    return Reply.seeOther("/operator/rules?done=answered");
                },
                rejected -> office(
                        rejected.problem().status(),
                        call,
                        rejected.form(),
                        rejected.problem(),
                        Optional.of(id.toString())));
    }

    private static Editions.Written written(Form form) {
        return new Editions.Written(
                new Bilingual(form.value("textZh"), form.value("textEn")),
                new Bilingual(form.value("reasonZh"), form.value("reasonEn")));
    }

    private static int revision(Form form) {
        var typed = form.value("revision");
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
    }
}
