package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.PatentKind;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;
import org.penglai.patent.WrittenFrontPage;

/** A patent as the API shows it on one day. */
record PatentView(
        String applicationNumber,
        String patentNumber,
        PatentKind kind,
        String titleZh,
        String titleEn,
        String abstractZh,
        String abstractEn,
        List<String> ipc,
        List<Classification> classifications,
        Optional<String> locarno,
        Optional<Industry> industry,
        LocalDate filingDate,
        Optional<LocalDate> grantDate,
        List<OwnerView> owners,
        List<String> inventors,
        WrittenFrontPage frontPage,
        List<PatentFlag> flags,
        StatusView status,
        int version) {

    static PatentView of(Patent patent, LocalDate day) {
        var about = patent.bibliography();
        return new PatentView(
                patent.number().canonical(),
                patent.number().patentNumber(),
                patent.number().kind(),
                about.title().zh(),
                about.title().en(),
                about.abstractText().zh(),
                about.abstractText().en(),
                about.ipc().stream().map(IpcSymbol::toString).toList(),
                classifications(about),
                about.locarno().map(LocarnoClass::symbol),
                about.industry(),
                patent.filingDate(),
                patent.grantedBy(day),
                patent.owners().stream().map(OwnerView::of).toList(),
                about.inventors(),
                WrittenFrontPage.of(about.frontPage()),
                about.flags().stream().sorted().toList(),
                StatusView.of(patent.statusOn(day)),
                patent.version());
    }

    private static List<Classification> classifications(Bibliography about) {
        var all = new ArrayList<Classification>();
        about.ipc().forEach(symbol -> all.add(Classification.of(symbol)));
        about.frontPage().cpc().forEach(symbol -> all.add(new Classification("CPC", symbol.toString(), "", List.of())));
        about.locarno().ifPresent(known -> all.add(new Classification("LOCARNO", known.symbol(), "", List.of())));
        return List.copyOf(all);
    }

    /**
     * A class with its scheme.
     *
     * @param version edition of the IPC; empty where unknown
     * @param path every level of the IPC from the section down
     */
    record Classification(String scheme, String symbol, String version, List<String> path) {
        static Classification of(IpcSymbol symbol) {
            return new Classification("IPC", symbol.toString(), symbol.version(), symbol.path());
        }
    }

    /** An owner; unresolved while it is not known which organisation it is. */
    record OwnerView(
            String name,
            Optional<String> uscc,
            Optional<String> organisation,
            Optional<String> share,
            boolean resolved) {
        static OwnerView of(Owner owner) {
            return new OwnerView(
                    owner.name(),
                    owner.creditCode().map(SocialCreditCode::value),
                    owner.organisation().map(OrganisationId::toString),
                    owner.share().map(Share::toString),
                    owner.isResolved());
        }
    }

    /** Legal status with its day and source. */
    record StatusView(
            LegalStatus.Standing code,
            String zh,
            boolean inForce,
            LocalDate asOf,
            LocalDate since,
            String source,
            LocalDate expiresOn) {
        static StatusView of(LegalStatus status) {
            return new StatusView(
                    status.standing(),
                    status.standing().zh(),
                    status.standing().isInForce(),
                    status.asOf(),
                    status.since(),
                    status.source(),
                    status.expiresOn());
        }
    }

    /** A register event with its categories. */
    record EventView(
            EventKind kind,
            LocalDate date,
            String source,
            Map<String, String> details,
            String st27Category,
            String inpadocCategory,
            Optional<String> inpadocCode) {
        static EventView of(RegisterEvent event) {
            var category = event.kind().category();
            return new EventView(
                    event.kind(),
                    event.date(),
                    event.source(),
                    event.details(),
                    String.valueOf(category.st27()),
                    String.valueOf(category.inpadoc()),
                    event.kind().inpadoc());
        }
    }
}
