package org.penglai.patent;

import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * A symbol of the Cooperative Patent Classification (联合专利分类号), such as {@code Y02E 60/10}: built like one of the IPC,
 * with section Y and indexing groups from 2000 on besides.
 */
public record CpcSymbol(String subclass, int mainGroup, String subgroup) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<subclass>[A-HY]\\d{2}[A-Z])(?<group>[1-9]\\d{0,3})/(?<sub>\\d{2,6})(?:\\(\\d{4}\\.\\d{2}\\))?");

    /** Reads the symbol; spaces, case and full-width characters do not matter. */
    public static CpcSymbol parse(String written) {
        var matcher = WRITTEN.matcher(Spelling.plain(written));
        if (!matcher.matches()) {
            throw Refusal.invalid("patent.cpc-malformed").with("given", written);
        }
        return new CpcSymbol(matcher.group("subclass"), Integer.parseInt(matcher.group("group")), matcher.group("sub"));
    }

    /** Whether it only indexes what a main symbol classifies. */
    public boolean isIndexing() {
        return mainGroup >= 2000 || subclass.startsWith("Y");
    }

    @Override
    public String toString() {
        return subclass + " " + mainGroup + "/" + subgroup;
    }
}
