package org.penglai.patent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;

/**
 * What a patent is about, as its front page says (INID 51, 54, 57, 72), with the industry that it serves.
 *
 * @param ipc symbols of the International Patent Classification, the main one first; none for a design
 * @param locarno class of a design
 * @param inventors in the order of the register
 * @param frontPage what else the front page of the publication says
 * @param flags what the law asks to be handled with care
 */
public record Bibliography(
        Bilingual title,
        Bilingual abstractText,
        List<IpcSymbol> ipc,
        Optional<LocarnoClass> locarno,
        Optional<Industry> industry,
        List<String> inventors,
        FrontPage frontPage,
        Set<PatentFlag> flags) {

    /** What is known of a patent whose front page has not been entered. */
    public Bibliography(
            Bilingual title,
            Bilingual abstractText,
            List<IpcSymbol> ipc,
            Optional<LocarnoClass> locarno,
            Optional<Industry> industry,
            List<String> inventors) {
        this(title, abstractText, ipc, locarno, industry, inventors, FrontPage.NONE, Set.of());
    }

    public Bibliography {
        flags = Set.copyOf(flags);
        ipc = List.copyOf(ipc);
        inventors = List.copyOf(inventors);
        if (title.zh().isBlank() && title.en().isBlank()) {
            throw Refusal.invalid("patent.invalid").violation("/titleZh", "required");
        }
    }

    /** The same with what the other says in its place; what the other does not say stays. */
    Bibliography updatedBy(Bibliography said) {
        return new Bibliography(
                updated(title, said.title),
                updated(abstractText, said.abstractText),
                said.ipc.isEmpty() ? ipc : said.ipc,
                said.locarno.or(() -> locarno),
                said.industry.or(() -> industry),
                said.inventors.isEmpty() ? inventors : said.inventors,
                frontPage.updatedBy(said.frontPage),
                said.flags.isEmpty() ? flags : said.flags);
    }

    private static Bilingual updated(Bilingual known, Bilingual said) {
        return new Bilingual(
                said.zh().isBlank() ? known.zh() : said.zh(), said.en().isBlank() ? known.en() : said.en());
    }
}
