package org.penglai.listing;

import java.time.LocalDate;
import org.penglai.kernel.Refusal;

/**
 * The office's announcement of an open licence or of its withdrawal (开放许可公告). Only it makes the declaration effective
 * towards everybody (Patent Law, art. 50).
 *
 * @param acceptanceNumber number under which the office took in the declaration (受理号)
 * @param gazette volume and number of the Patent Gazette (公告卷期)
 */
public record Announcement(String acceptanceNumber, LocalDate announcedOn, String gazette) {
    public Announcement {
        var refusal = Refusal.invalid("listing.announcement");
        if (acceptanceNumber.isBlank()) {
            refusal.violation("/acceptanceNumber", "required");
        }
        if (gazette.isBlank()) {
            refusal.violation("/gazette", "required");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
