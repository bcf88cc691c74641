package org.penglai.inbox.mail;

import org.penglai.kernel.Language;

/** The body of a letter, written once as text and once as HTML. */
final class Sheet {

    private final StringBuilder text = new StringBuilder(1024);
    private final StringBuilder html = new StringBuilder(2048);

    Sheet(Language language) {
        html.append("<!doctype html>\n<html lang=\"")
                .append(language.tag())
                .append("\"><head><meta charset=\"utf-8\"></head><body>\n");
    }

    Sheet heading(String words) {
        text.append(text.isEmpty() ? "" : "\n").append("【").append(words).append("】\n");
        html.append("<h2>").append(escaped(words)).append("</h2>\n");
        return this;
    }

    Sheet paragraph(String words) {
        text.append(words).append("\n\n");
        html.append("<p>").append(escaped(words)).append("</p>\n");
        return this;
    }

    Sheet link(String words, String address) {
        text.append(words).append("\n  ").append(address).append("\n");
        html.append("<p><a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(words))
                .append("</a></p>\n");
        return this;
    }

    void rule() {
        text.append("\n-- \n");
        html.append("<hr>\n");
    }

    String text() {
        return text.toString();
    }

    String html() {
        return html + "</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
