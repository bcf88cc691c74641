package org.penglai.deal.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.Completion;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Payment;
import org.penglai.kernel.Money;
import org.penglai.listing.FeePlan;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;

/**
 * What a deal's page shows.
 *
 * @param file what is on file, for those who may read it
 * @param fee the price in words, line by line
 * @param panels what other features show of the deal, as HTML
 * @param tried the form that was just refused
 * @param notice what was just done; empty where nothing
 */
public record DealModel(
        Deal deal,
        Completion completion,
        Optional<List<Evidence>> file,
        List<Payment> payments,
        Reader reader,
        List<String> fee,
        String panels,
        Tried tried,
        String notice) {

    private static final List<String> NOTICES = List.of("accepted", "filed", "booked", "proposed", "certified");

    /** What the reader may do with the deal and see of it. */
    public record Reader(List<DealAction> actions, boolean contactOpen, boolean proposed) {}

    /**
     * A form that was refused, as typed.
     *
     * @param action what it was to do; none where no form was sent
     */
    public record Tried(@Nullable DealAction action, Form form, Problems.@Nullable Shown problem) {
        static final Tried NOTHING = new Tried(null, Form.EMPTY, null);

        /** What was typed into that form. */
        public Form form(DealAction asked) {
            return asked == action ? form : Form.EMPTY;
        }

        /** What is wrong with that form. */
        public Problems.@Nullable Shown problem(DealAction asked) {
            return asked == action ? problem : null;
        }
    }

    /** A requirement beside the document that meets it. */
    public record Asked(Completion.Item item, Optional<Evidence> document, boolean met) {
        public String outcome() {
            return met ? "MET" : "UNMET";
        }
    }

    DealModel withNotice(String done) {
        var known = NOTICES.contains(done) ? done : "";
        return new DealModel(deal, completion, file, payments, reader, fee, panels, tried, known);
    }

    DealModel refused(DealAction action, Pages.Rejected rejected) {
        var again = new Tried(action, rejected.form(), rejected.problem());
        return new DealModel(deal, completion, file, payments, reader, fee, panels, again, "");
    }

    /** What was refused where the page has no form to say it in. */
    public Problems.@Nullable Shown refusedElsewhere() {
        var action = tried.action();
        var hasForm = action == DealAction.ADD_EVIDENCE ? file.isPresent() : action == DealAction.BOOK_PAYMENT;
        return action != null && hasForm && allows(action) ? null : tried.problem();
    }

    /** Whether nothing is ever to be paid. */
    public boolean isFree() {
        return deal.agreement().terms().feePlan() instanceof FeePlan.Free;
    }

    public NextStep next() {
        return NextStep.of(deal, completion);
    }

    public boolean allows(DealAction action) {
        return reader.actions().contains(action);
    }

    /** The step of certification that the reader may take. */
    public Optional<DealAction> certifying() {
        return EnumSet.of(DealAction.PROPOSE_CERTIFICATE, DealAction.CONFIRM_CERTIFICATE).stream()
                .filter(this::allows)
                .findFirst();
    }

    /** The requirements; once the act is accepted, beside the documents that were accepted and not any newer ones. */
    public List<Asked> asked() {
        return completion.items().stream().map(this::asked).toList();
    }

    private Asked asked(Completion.Item item) {
        return deal.proposed()
                .filter(proposal -> item.document().isPresent())
                .map(proposal -> accepted(proposal, item))
                .orElseGet(() -> new Asked(item, item.document(), item.met()));
    }

    private Asked accepted(Deal.Proposal proposal, Completion.Item item) {
        var document = file.orElse(List.of()).stream()
                .filter(evidence -> proposal.accepted().contains(evidence.id()))
                .filter(evidence -> evidence.kind().name().equals(item.asks()))
                .findFirst();
        return new Asked(item, document, item.met());
    }

    /** The documents that an operator sees on the page, and on which alone the word is given. */
    public List<EvidenceId> seen() {
        return deal.proposed().map(Deal.Proposal::accepted).orElseGet(completion::accepted);
    }

    /** What is still to be paid before the permission takes effect. */
    public Money owedFirst() {
        var due = deal.agreement().dueFirst();
        var paid = deal.head().receipts().total();
        return paid.isAtLeast(due) ? Money.ZERO : due.minus(paid);
    }

    /** The kinds of document that the deal still lacks come first in the form. */
    public EvidenceKind[] kinds() {
        var missing = completion.missing();
        return EnumSet.allOf(EvidenceKind.class).stream()
                .sorted(java.util.Comparator.comparing((EvidenceKind kind) -> !missing.contains(kind.name())))
                .toArray(EvidenceKind[]::new);
    }
}
