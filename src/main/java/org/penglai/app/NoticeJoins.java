package org.penglai.app;

import static org.penglai.app.NoticeMatters.Thing.APPOINTMENT;
import static org.penglai.app.NoticeMatters.Thing.DEAL;
import static org.penglai.app.NoticeMatters.Thing.LISTING;
import static org.penglai.app.NoticeMatters.Thing.MONEY;
import static org.penglai.app.NoticeMatters.Thing.NEED;
import static org.penglai.app.NoticeMatters.Thing.ORGANISATION;
import static org.penglai.app.NoticeMatters.Thing.PATENT;
import static org.penglai.app.NoticeMatters.Thing.PAYOUT;
import static org.penglai.app.NoticeMatters.Thing.PUBLICITY;
import static org.penglai.app.NoticeMatters.Thing.REPORT;
import static org.penglai.app.NoticeMatters.Thing.RULES;
import static org.penglai.inbox.Delivery.DIGEST;
import static org.penglai.inbox.Delivery.INBOX;
import static org.penglai.inbox.Delivery.MAIL;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.agency.AppointmentJournal;
import org.penglai.app.NoticeMatters.Matter;
import org.penglai.app.NoticeMatters.Side;
import org.penglai.app.NoticeMatters.Thing;
import org.penglai.deal.DealJournal;
import org.penglai.duty.DutyJournal;
import org.penglai.identity.Addressees;
import org.penglai.identity.OrganisationJournal;
import org.penglai.inbox.Addressee;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.Occurrence;
import org.penglai.inbox.Topic;
import org.penglai.inbox.Topics;
import org.penglai.kernel.Role;
import org.penglai.listing.ListingJournal;
import org.penglai.money.MoneyJournal;
import org.penglai.need.NeedJournal;
import org.penglai.patent.PatentJournal;
import org.penglai.platform.outbox.Subscriber.Delivered;
import org.penglai.terms.TermsJournal;

/**
 * Who is told of what, one line for each event: its type, how it usually reaches people, the thing it is about, and who is told.
 * The words stand under {@code notice.<type>} and {@code notice.<type>.topic} in the inbox's bundles; they may name the thing's
 * facts and whatever the event carries. A line here and two in each bundle are all that a new notice takes.
 */
final class NoticeJoins {

    private static final List<Join> JOINS = List.of(
            new Join(ListingJournal.SUBMITTED, DIGEST, LISTING, holding(Role.OPERATOR)),
            new Join(ListingJournal.RETURNED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.PUBLISHED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.SUSPENDED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.RESUMED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.WITHDRAWN, INBOX, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.CLOSED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.EXPIRED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.CONSENT_ASKED, MAIL, LISTING, members(Side.CONCERNED)),
            new Join(ListingJournal.CONSENT_RECORDED, INBOX, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.PUBLICITY_BEGUN, INBOX, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.PUBLICITY_PASSED, MAIL, LISTING, members(Side.SELLERS)),
            new Join(ListingJournal.PRICE_OBJECTED, MAIL, PUBLICITY, members(Side.SELLERS)),
            new Join(ListingJournal.PRICE_ANSWERED, MAIL, PUBLICITY, members(Side.CONCERNED)),
            new Join(AppointmentJournal.PROPOSED, MAIL, APPOINTMENT, members(Side.AGENCY)),
            new Join(AppointmentJournal.ACCEPTED, MAIL, APPOINTMENT, members(Side.OWNERS)),
            new Join(AppointmentJournal.DECLINED, MAIL, APPOINTMENT, members(Side.OWNERS)),
            new Join(AppointmentJournal.ENDED, MAIL, APPOINTMENT, members(Side.OWNERS, Side.AGENCY)),
            new Join(PatentJournal.ANNUITY_DUE, MAIL, PATENT, members(Side.OWNERS)),
            new Join(PatentJournal.ANNUITY_OVERDUE, MAIL, PATENT, members(Side.OWNERS)),
            new Join(PatentJournal.EVENT_RECORDED, DIGEST, PATENT, members(Side.OWNERS)),
            new Join(DealJournal.AGREED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.PAYMENT_BOOKED, INBOX, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.PERFORMED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.PAYMENT_TAKEN_BACK, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(MoneyJournal.REVERSED, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(DealJournal.PACKAGE_ANSWERED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(MoneyJournal.EXPECTED, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.DEPOSITED, INBOX, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.SURPLUS, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.PAID_OUT, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.REFUNDED, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.PAYOUT_FAILED, MAIL, MONEY, members(Side.MEMBERS)),
            new Join(MoneyJournal.PAYOUT_PROPOSED, DIGEST, PAYOUT, holding(Role.FINANCE)),
            new Join(MoneyJournal.REJECTION_PROPOSED, DIGEST, PAYOUT, holding(Role.FINANCE)),
            new Join(DealJournal.EVIDENCE_ADDED, DIGEST, DEAL, holding(Role.OPERATOR)),
            new Join(DealJournal.RECORDED, DIGEST, DEAL, holding(Role.OPERATOR)),
            new Join(DealJournal.CERTIFIED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.SIGNED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.BENEFIT_REPORTED, INBOX, DEAL, members(Side.SELLERS)),
            new Join(DealJournal.TERM_DUE, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.TERM_OVER, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.LAPSED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.CANCELLATION_ASKED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.CANCELLATION_REFUSED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.CANCELLED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.DISPUTED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.RESOLVED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(DealJournal.PROPOSAL_REJECTED, DIGEST, DEAL, holding(Role.OPERATOR)),
            new Join(DealJournal.REVOCATION_PROPOSED, DIGEST, DEAL, holding(Role.OPERATOR)),
            new Join(DealJournal.REVOKED, MAIL, DEAL, members(Side.SELLERS, Side.BUYER)),
            new Join(OrganisationJournal.REGISTERED, DIGEST, ORGANISATION, holding(Role.OPERATOR)),
            new Join(OrganisationJournal.REVIEW_ASKED, DIGEST, ORGANISATION, holding(Role.OPERATOR)),
            new Join(OrganisationJournal.DECIDED, MAIL, ORGANISATION, members(Side.MEMBERS)),
            new Join(OrganisationJournal.BARRED, MAIL, ORGANISATION, members(Side.MEMBERS)),
            new Join(OrganisationJournal.BAR_LIFTED, MAIL, ORGANISATION, members(Side.MEMBERS)),
            new Join(DutyJournal.REPORT_DUE, MAIL, REPORT, members(Side.MEMBERS)),
            new Join(NeedJournal.MATCHED, DIGEST, NEED, members(Side.CONCERNED)),
            new Join(NeedJournal.FOUND, DIGEST, NEED, members(Side.CONCERNED)),
            new Join(NeedJournal.OWNER_ANSWERED, MAIL, NEED, members(Side.CONCERNED)),
            new Join(NeedJournal.FIRM_ANSWERED, MAIL, NEED, members(Side.CONCERNED)),
            new Join(NeedJournal.EXPIRED, INBOX, NEED, members(Side.CONCERNED)),
            new Join(TermsJournal.ANNOUNCED, MAIL, RULES, everyone()));

    private static final Map<String, Join> BY_EVENT =
            JOINS.stream().collect(Collectors.toUnmodifiableMap(Join::event, Function.identity()));

    /** Who is told of a matter. */
    @FunctionalInterface
    private interface Audience {
        List<Addressees.Member> of(Matter matter, Addressees addressees);
    }

    /** One line. */
    private record Join(String event, Delivery usual, Thing thing, Audience audience) {}

    private final NoticeMatters matters;
    private final Addressees addressees;

    NoticeJoins(NoticeMatters matters, Addressees addressees) {
        this.matters = matters;
        this.addressees = addressees;
    }

    /** Every kind of notice, in the order of the lines. */
    static Topics topics() {
        return new Topics(Stream.concat(
                        JOINS.stream().map(join -> new Topic(join.event(), join.usual())),
                        Stream.of(new Topic(SearchAlerts.TOPIC, MAIL)))
                .toList());
    }

    /** Whether anybody is told of events of the type. */
    static boolean wants(String type) {
        return BY_EVENT.containsKey(type);
    }

    /** What the event is to people; nothing where its thing is no more. */
    java.util.Optional<Occurrence> occurrence(Delivered told) {
        var join = BY_EVENT.get(told.event().type());
        if (join == null) {
            return java.util.Optional.empty();
        }
        return matters.of(join.thing(), told.event())
                .map(matter -> new Occurrence(
                        join.event(),
                        join.event() + "#" + told.position(),
                        matter.link(),
                        matter.facts(),
                        readers(join.audience().of(matter, addressees))));
    }

    private static Set<Addressee> readers(List<Addressees.Member> members) {
        return members.stream()
                .map(member -> new Addressee(member.subject(), member.organisation()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Audience members(Side... sides) {
        return (matter, addressees) -> addressees.of(matter.of(sides));
    }

    private static Audience holding(Role role) {
        return (matter, addressees) -> addressees.holding(role);
    }

    private static Audience everyone() {
        return (matter, addressees) -> addressees.all();
    }
}
