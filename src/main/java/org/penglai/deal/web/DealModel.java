package org.penglai.deal.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.Completion;
import org.penglai.deal.Deadlines;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Party;
import org.penglai.deal.Payment;
import org.penglai.deal.Payments;
import org.penglai.deal.Relation;
import org.penglai.deal.Reporting;
import org.penglai.deal.Signatory;
import org.penglai.deal.Warning;
import org.penglai.deal.WarningNote;
import org.penglai.deal.Word;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.FeePlan;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.View;

/**
 * What a deal's page shows.
 *
 * @param file what is on file, for those who may read it
 * @param fee the price in words, line by line
 * @param panels what other features show of the deal, as HTML
 * @param ahead what is to be signed and done by when
 * @param tried the form that was just refused
 * @param notice what was just done; empty where nothing
 */
public record DealModel(
        Deal deal,
        Completion completion,
        Optional<List<Evidence>> file,
        Paid payments,
        Reader reader,
        List<String> fee,
        String panels,
        Looks looks,
        Ahead ahead,
        Tried tried,
        String notice) {

    private static final List<String> NOTICES = List.of(
            "accepted",
            "filed",
            "booked",
            "payment-reversed",
            "proposed",
            "certified",
            "asked",
            "refused",
            "cancelled",
            "disputed",
            "resolved",
            "rejected",
            "related",
            "revoking",
            "revoked",
            "signed",
            "reported");

    private static final Bilingual OFFICE = Bilingual.of("运营平台", "the platform");

    /** What turns a deal aside; its forms are one, with a button for each. */
    private static final Set<DealAction> ASIDE = EnumSet.of(
            DealAction.ASK_CANCELLATION,
            DealAction.AGREE_CANCELLATION,
            DealAction.REFUSE_CANCELLATION,
            DealAction.RAISE_DISPUTE,
            DealAction.RESOLVE_DISPUTE,
            DealAction.REJECT_PROPOSAL,
            DealAction.PROPOSE_REVOCATION,
            DealAction.CONFIRM_REVOCATION);

    /**
     * What asks for a second look, and what was made of it.
     *
     * @param relations what the parties said of their relation
     * @param relatable whether the reader may say something of it
     * @param tried what was just refused of it
     */
    public record Looks(
            List<Look> signs, List<WarningNote> notes, List<Relation> relations, boolean relatable, Tried tried) {
        static final Looks NOTHING = new Looks(List.of(), List.of(), List.of(), false, Tried.NOTHING);

        Looks refused(Pages.Rejected rejected) {
            return new Looks(signs, notes, relations, relatable, new Tried(null, rejected.form(), rejected.problem()));
        }

        /** What was noted at that sign. */
        public List<WarningNote> notes(Warning.Sign sign) {
            return notes.stream().filter(note -> note.sign() == sign).toList();
        }
    }

    /** One sign in a sentence. */
    public record Look(Warning.Sign sign, String says, Bilingual citation) {}

    /** The payments that may be taken back, to be chosen from. */
    public List<Choice> reversals(View view) {
        return payments.standing().stream()
                .map(paid -> Choice.of(
                        paid.bankReference(),
                        view.date(paid.paidOn()) + " · " + paid.bankReference() + " · " + view.money(paid.amount())))
                .toList();
    }

    /** The name of whoever said it; of an operator nobody's. */
    public Optional<Bilingual> speaker(Relation said) {
        return speaker(said.by().organisation());
    }

    /**
     * What was paid, and what was booked by mistake.
     *
     * @param reversible whether finance may take a payment back as the deal stands
     */
    public record Paid(List<Payment> standing, List<Payments.TakenBack> takenBack, boolean reversible) {
        public Paid {
            standing = List.copyOf(standing);
            takenBack = List.copyOf(takenBack);
        }

        /** Whether anything was ever booked. */
        public boolean any() {
            return !standing.isEmpty() || !takenBack.isEmpty();
        }
    }

    /** What the reader may do with the deal and see of it. */
    public record Reader(List<DealAction> actions, boolean contactOpen, boolean proposed, boolean office) {}

    /**
     * What is to be signed and done by when.
     *
     * @param contract the one that the platform made, for those who may read it
     * @param running the terms that run, the earliest first
     * @param benefits what was reported, every revision
     */
    public record Ahead(
            Optional<Evidence> contract,
            String contractText,
            List<Deadlines.Running> running,
            LocalDate today,
            List<BenefitReport> benefits) {
        public Ahead {
            running = List.copyOf(running);
            benefits = List.copyOf(benefits);
        }
    }

    /** What is on file that shows what a use has brought. */
    public List<Evidence> shows() {
        return file.orElse(List.of()).stream()
                .filter(evidence -> Reporting.SHOWS.contains(evidence.kind()))
                .toList();
    }

    /** Whether a foreigner takes it, so that technology goes abroad. */
    public boolean isForeign() {
        return deal.agreement().licensee().isForeign();
    }

    /** The key of a word that an assignment says differently. */
    public String said(String key) {
        return deal.isAssignment() ? key + ".assignment" : key;
    }

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
        return new DealModel(deal, completion, file, payments, reader, fee, panels, looks, ahead, tried, known);
    }

    DealModel unrelated(Pages.Rejected rejected) {
        return new DealModel(
                deal, completion, file, payments, reader, fee, panels, looks.refused(rejected), ahead, tried, "");
    }

    DealModel refused(DealAction action, Pages.Rejected rejected) {
        var again = new Tried(action, rejected.form(), rejected.problem());
        return new DealModel(deal, completion, file, payments, reader, fee, panels, looks, ahead, again, "");
    }

    /** What was refused where the page has no form to say it in. */
    public Problems.@Nullable Shown refusedElsewhere() {
        var action = tried.action();
        if (action != null && certifying().filter(step -> step == action).isPresent()) {
            return null; // told in its own form
        }
        if (action == null || ASIDE.contains(action) && isTurnable()) {
            return action == null ? tried.problem() : null;
        }
        if (action == DealAction.SIGN) {
            return tried.problem();
        }
        if (action == DealAction.REPORT_BENEFIT && allows(action)) {
            return null;
        }
        if (action == DealAction.TAKE_BACK_PAYMENT && payments.reversible()) {
            return null;
        }
        var hasForm = action == DealAction.ADD_EVIDENCE ? file.isPresent() : action == DealAction.BOOK_PAYMENT;
        return hasForm && allows(action) ? null : tried.problem();
    }

    /** Whether the reader can turn the deal aside now. */
    public boolean isTurnable() {
        return ASIDE.stream().anyMatch(this::allows);
    }

    /** What was typed when that was tried. */
    public Form turnForm() {
        return ASIDE.contains(tried.action()) ? tried.form() : Form.EMPTY;
    }

    /** What was wrong with it. */
    public Problems.@Nullable Shown turnProblem() {
        return ASIDE.contains(tried.action()) ? tried.problem() : null;
    }

    /** What was said, for those who may read the file. */
    public List<Word> words() {
        return file.isPresent() ? deal.head().words().all() : List.of();
    }

    /** The name of whoever said it; of an operator the platform's. */
    public Optional<Bilingual> speaker(Word word) {
        return word.by().map(Signatory::organisation).flatMap(this::speaker);
    }

    /** What a party may say of its relation, none first. */
    public List<Choice> relationChoices(View view) {
        return Stream.of(Relation.Kind.values())
                .map(kind -> Choice.of(kind.name(), view.t("deal.relation." + kind.name())))
                .toList();
    }

    /** Who put a document on file: a party by its name, or the platform's officers. */
    public Bilingual filer(Evidence evidence) {
        return speaker(evidence.addedBy().organisation()).orElse(OFFICE);
    }

    private Optional<Bilingual> speaker(OrganisationId side) {
        return Stream.of(deal.agreement().licensor(), deal.agreement().licensee())
                .filter(party -> party.organisation().equals(side))
                .map(Party::name)
                .findFirst();
    }

    /** Whether whoever may do that does it as an operator. */
    public boolean office() {
        return reader.office();
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

    /** Whether the form asks if more than is due was paid: it was refused for that, or it was said already. */
    public boolean isAskedWhetherMore() {
        var form = tried.form(DealAction.BOOK_PAYMENT);
        return !form.violations("moreThanDue").isEmpty()
                || form.value("moreThanDue").equals("true");
    }

    /** The kinds of document that the deal still lacks come first in the form. */
    public EvidenceKind[] kinds() {
        var missing = completion.missing();
        return EnumSet.allOf(EvidenceKind.class).stream()
                .sorted(java.util.Comparator.comparing((EvidenceKind kind) -> !missing.contains(kind.name())))
                .toArray(EvidenceKind[]::new);
    }
}
