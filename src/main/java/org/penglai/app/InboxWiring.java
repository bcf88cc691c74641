package org.penglai.app;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import java.time.Duration;
import java.util.Optional;
import org.penglai.identity.pg.AddresseesPg;
import org.penglai.inbox.Choosing;
import org.penglai.inbox.MailSchedule;
import org.penglai.inbox.Notifying;
import org.penglai.inbox.Posting;
import org.penglai.inbox.Reading;
import org.penglai.inbox.mail.LetterWriting;
import org.penglai.inbox.mail.PostSmtp;
import org.penglai.inbox.mail.SealsHmac;
import org.penglai.inbox.pg.ChoicesPg;
import org.penglai.inbox.pg.LettersPg;
import org.penglai.inbox.pg.MailAddressesPg;
import org.penglai.inbox.pg.NoticesPg;
import org.penglai.inbox.web.InboxDesk;
import org.penglai.kernel.Actor;
import org.penglai.need.pg.NeedsPg;
import org.penglai.platform.http.Messages;
import org.penglai.platform.jobs.Lease;

/** The part of {@link Wiring} that tells people what happened. */
final class InboxWiring {

    /** How soon mails that are due go out. */
    static final Duration ROUND = Duration.ofSeconds(1);

    final InboxDesk desk;
    final Notifying notifying;
    final NoticeJoins joins;
    private final Optional<Posting> posting;
    private final Optional<MailClient> client;

    InboxWiring(Wiring made, Vertx vertx) {
        var topics = NoticeJoins.topics();
        var notices = new NoticesPg(made.pg);
        var choices = new ChoicesPg(made.pg);
        var addresses = new MailAddressesPg(made.pg);
        var letters = new LettersPg(made.pg, addresses);
        var seals = new SealsHmac();
        var mail = made.config.mail();
        var schedule = mail.map(settings -> new MailSchedule(settings.gathering(), settings.retry()));
        joins = new NoticeJoins(
                new NoticeMatters(
                        made.listings, made.deal.deals, made.patents, made.organisations, new NeedsPg(made.pg)),
                new AddresseesPg(made.pg));
        notifying = new Notifying(made.tx, made.ids, topics, notices, choices, schedule);
        desk = new InboxDesk(
                made.tx,
                new Reading(made.tx, notices),
                new Choosing(made.tx, made.ids, topics, new Choosing.Stores(choices, addresses, letters), seals),
                mail.isPresent());
        client = mail.map(settings -> MailClient.create(vertx, new Outgoing(made.config.tls()).mail(settings)));
        posting = mail.map(settings -> new Posting(
                made.tx,
                made.ids,
                new Posting.Stores(
                        letters,
                        addresses,
                        subject -> made.members.actor(subject).map(Actor::organisation)),
                new PostSmtp(
                        client.orElseThrow(),
                        new LetterWriting(Messages.load(Routes.MESSAGES), seals, made.config.publicUrl()),
                        settings.from()),
                schedule.orElseThrow()));
    }

    /** Sends what is due by mail, where this site sends any. */
    void post(Lease lease) {
        posting.ifPresent(mails -> mails.post(lease::isHeld));
    }

    void close() {
        client.ifPresent(open -> open.close().await());
    }
}
