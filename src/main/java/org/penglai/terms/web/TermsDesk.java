package org.penglai.terms.web;

import org.penglai.identity.Organisations;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.platform.http.Call;
import org.penglai.terms.Changing;
import org.penglai.terms.Commenting;
import org.penglai.terms.Comments;
import org.penglai.terms.Consenting;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Editions;
import org.penglai.terms.Shelf;

/** Everything that can be done with the platform's rules. */
public record TermsDesk(
        Tx tx,
        Editions editions,
        Comments comments,
        Changing changing,
        Commenting commenting,
        Consenting consenting,
        Organisations organisations) {

    static Document document(Call call) {
        return Document.of(call.path("document"));
    }

    /** The number in the path; what is no number names nothing. */
    static int number(Call call) {
        var text = call.path("edition");
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw Refusal.unknown("terms.unknown").with("document", call.path("document"));
        }
        return Integer.parseInt(text);
    }

    /** The edition of that number as anyone may read it: drafts are not there. */
    static Edition published(Shelf shelf, int number) {
        return shelf.find(number)
                .filter(edition -> !edition.isDraft())
                .orElseThrow(() -> Refusal.unknown("terms.unknown")
                        .with("document", shelf.document().slug()));
    }
}
