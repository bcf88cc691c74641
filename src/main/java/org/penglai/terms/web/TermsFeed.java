package org.penglai.terms.web;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.http.Messages;
import org.penglai.terms.Edition;

/** Announced editions as an Atom feed (RFC 4287). */
record TermsFeed(String site, Messages messages, Language language) {

    String write(List<Edition> editions) {
        var feed = new StringBuilder(2048);
        feed.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(language.tag())
                .append("\">\n");
        element(feed, "id", site + "/rules");
        element(feed, "title", messages.text(language, "terms.feed"));
        element(feed, "updated", announcement(editions.getFirst()).announcedAt().toString());
        feed.append("<author><name>Penglai</name></author>\n");
        link(feed, "self", site + "/rules/feed.xml");
        editions.forEach(edition -> entry(feed, edition));
        return feed.append("</feed>\n").toString();
    }

    private void entry(StringBuilder feed, Edition edition) {
        var address = site + TermsPages.address(edition.document(), edition.number());
        var facts = Map.of(
                "document", messages.text(language, "terms.document." + edition.document()),
                "edition", edition.number(),
                "day", LegalDays.of(announcement(edition).inForceAt()));
        feed.append("<entry>\n");
        element(feed, "id", address);
        element(feed, "title", messages.text(language, "terms.feed.entry", facts));
        element(feed, "updated", announcement(edition).announcedAt().toString());
        element(feed, "summary", edition.reason().in(language));
        link(feed, "alternate", address);
        feed.append("</entry>\n");
    }

    private static Edition.Announcement announcement(Edition edition) {
        return edition.announcement().orElseThrow();
    }

    private static void link(StringBuilder feed, String relation, String address) {
        feed.append("<link rel=\"")
                .append(relation)
                .append("\" href=\"")
                .append(escaped(address))
                .append("\"/>\n");
    }

    private static void element(StringBuilder feed, String name, String text) {
        feed.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
    }
}
