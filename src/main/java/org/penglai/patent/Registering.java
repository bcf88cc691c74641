package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.kernel.Tx;

/** Use case: patents are entered and their register events recorded (专利登记). */
public final class Registering {

    /**
     * What is entered of a patent.
     *
     * @param grantDate day of the announcement of grant; absent for an application
     * @param owners none stands for the caller's own organisation
     */
    public record Entered(
            ApplicationNumber number,
            Bibliography bibliography,
            LocalDate filingDate,
            Optional<LocalDate> grantDate,
            List<OwnerClaim> owners) {
        public Entered {
            owners = List.copyOf(owners);
        }
    }

    private final Tx tx;
    private final Patents patents;
    private final Organisations organisations;
    private final PatentJournal journal;
    private final AnnuityLaw law;

    public Registering(Tx tx, Patents patents, Organisations organisations, PatentJournal journal, AnnuityLaw law) {
        this.law = law;
        this.tx = tx;
        this.patents = patents;
        this.organisations = organisations;
        this.journal = journal;
    }

    /** Enters a patent: an owner's member for its own, an agency or the operator for others. */
    public Patent register(Actor actor, Entered entered) {
        return tx.run(now -> {
            requireDates(entered, LegalDays.of(now));
            var owners = owners(organisations.require(actor.organisation()), actor, entered);
            var patent = new Patent(
                    entered.number(), entered.bibliography(), entered.filingDate(), owners, declared(entered), 1);
            if (!mayEnter(actor, patent)) {
                throw Refusal.forbidden("patent.not-owner")
                        .with("number", patent.number().canonical());
            }
            patents.add(patent);
            patent = patent.enteredOn(LegalDays.of(now));
            journal.tell(
                    PatentJournal.REGISTERED,
                    patent,
                    Map.of(
                            "filingDate", entered.filingDate().toString(),
                            "by", actor.organisation().toString()));
            return patent;
        });
    }

    /** Puts the bibliography right: an owner's member or the operator, who has read the version that stands. */
    public Patent describe(Actor actor, ApplicationNumber number, long version, Bibliography next) {
        return tx.run(now -> {
            var patent = patents.lock(number)
                    .filter(found -> found.isVisibleTo(Optional.of(actor)))
                    .orElseThrow(() -> unknown(number));
            if (!mayDescribe(actor, patent)) {
                throw Refusal.forbidden("patent.not-owner").with("number", number.canonical());
            }
            if (patent.version() != version) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
            }
            var described = patent.described(next);
            patents.saveBibliography(described);
            journal.tell(
                    PatentJournal.DESCRIBED,
                    described,
                    Map.of("by", actor.organisation().toString()));
            return described;
        });
    }

    /** Whether that person may put the bibliography right. */
    public static boolean mayDescribe(Actor actor, Patent patent) {
        return actor.is(Role.OPERATOR) || actor.is(Role.PATENTEE) && patent.isOwnedBy(actor.organisation());
    }

    /** Records a register event; a transfer or a new name that is told changes the owners too. */
    public Patent record(ApplicationNumber number, RegisterEvent told) {
        var event = law.bounded(told);
        return tx.run(now -> {
            var patent = patents.lock(number).orElseThrow(() -> unknown(number));
            var next = patent.with(event);
            patents.append(next, event);
            var owners = owners(next, event);
            if (!owners.equals(next.owners())) {
                next = next.ownedBy(owners);
                patents.saveOwners(next);
            }
            journal.tell(
                    PatentJournal.EVENT_RECORDED,
                    next,
                    Map.of("event", event.kind().name(), "date", event.date().toString(), "source", event.source()));
            return next;
        });
    }

    private static Refusal unknown(ApplicationNumber number) {
        return Refusal.unknown("patent.unknown").with("number", number.canonical());
    }

    private static void requireDates(Entered entered, LocalDate today) {
        var refusal = Refusal.invalid("patent.invalid");
        if (entered.filingDate().isAfter(today)) {
            refusal.violation("/filingDate", "patent.future");
        }
        entered.grantDate().ifPresent(grant -> {
            if (grant.isAfter(today)) {
                refusal.violation("/grantDate", "patent.future");
            }
            if (grant.isBefore(entered.filingDate())) {
                refusal.violation("/grantDate", "patent.before-filing");
            }
        });
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static Register declared(Entered entered) {
        var events = new ArrayList<RegisterEvent>();
        events.add(
                new RegisterEvent(EventKind.FILING, entered.filingDate(), RegisterEvent.DECLARED_BY_OWNER, Map.of()));
        entered.grantDate()
                .ifPresent(grant -> events.add(
                        new RegisterEvent(EventKind.GRANT, grant, RegisterEvent.DECLARED_BY_OWNER, Map.of())));
        return new Register(events);
    }

    private List<Owner> owners(Organisation own, Actor actor, Entered entered) {
        if (!entered.owners().isEmpty()) {
            return entered.owners().stream().map(claim -> resolve(claim, own)).toList();
        }
        if (!actor.is(Role.PATENTEE)) {
            throw Refusal.invalid("patent.invalid").violation("/owners", "required");
        }
        var code = own.uscc().map(SocialCreditCode::new);
        return List.of(new Owner(own.name().zh(), code, Optional.of(own.id()), Optional.empty()));
    }

    /** By credit code among all organisations; by name only the caller's own, since names are not unique. */
    private Owner resolve(OwnerClaim claim, Organisation own) {
        var byCode = claim.creditCode()
                .flatMap(code -> organisations.findByUscc(code.value()))
                .map(Organisation::id);
        var named = claim.name().equals(own.name().zh())
                || claim.name().equals(own.name().en());
        var byName = named && claim.creditCode().isEmpty() ? Optional.of(own.id()) : byCode;
        return new Owner(claim.name(), claim.creditCode(), byName, claim.share());
    }

    /** Owners after the event; a new name is that of the owner it names, or of the only one. */
    private List<Owner> owners(Patent patent, RegisterEvent event) {
        var name = event.details().getOrDefault(EventDetail.TO_NAME, "");
        if (name.isEmpty()) {
            return patent.owners();
        }
        return switch (event.kind()) {
            case TRANSFER -> transferred(patent, event, name);
            case NAME_CHANGE -> renamed(patent.owners(), event, name);
            default -> patent.owners();
        };
    }

    /** Where only a share went over, those who owned it before stay owners; the register knows no shares. */
    private List<Owner> transferred(Patent before, RegisterEvent event, String name) {
        var owners = new ArrayList<Owner>();
        if (Boolean.parseBoolean(event.details().get(EventDetail.SHARE_ONLY))) {
            before.owners()
                    .forEach(owner -> owners.add(
                            new Owner(owner.name(), owner.creditCode(), owner.organisation(), Optional.empty())));
        }
        owners.add(newOwner(event, name));
        return List.copyOf(owners);
    }

    private static List<Owner> renamed(List<Owner> owners, RegisterEvent event, String name) {
        var former = event.details().getOrDefault(EventDetail.FROM_NAME, "");
        return owners.stream()
                .map(owner -> owners.size() == 1 || owner.name().equals(former)
                        ? new Owner(name, owner.creditCode(), owner.organisation(), owner.share())
                        : owner)
                .toList();
    }

    private Owner newOwner(RegisterEvent event, String name) {
        var code = Optional.ofNullable(event.details().get(EventDetail.TO_USCC)).map(SocialCreditCode::parse);
        var organisation = code.flatMap(known -> organisations.findByUscc(known.value()));
        return new Owner(name, code, organisation.map(Organisation::id), Optional.empty());
    }

    private static boolean mayEnter(Actor actor, Patent patent) {
        return actor.is(Role.OPERATOR) || actor.is(Role.AGENCY) || patent.isOwnedBy(actor.organisation());
    }
}
