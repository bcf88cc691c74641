package org.penglai.patent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * A complete symbol of the International Patent Classification (国际专利分类号), such as {@code H01M 10/0525}: subclass,
 * main group and subgroup; 00 names the main group itself.
 */
public record IpcSymbol(String subclass, int mainGroup, String subgroup) {

    private static final Pattern SUBCLASS = Pattern.compile("[A-H]\\d{2}[A-Z]");
    private static final Pattern SUBGROUP = Pattern.compile("\\d{2,6}");

    /** As people write it; the version indicator of ST.8, such as (2010.01), is read over. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<subclass>[A-H]\\d{2}[A-Z])(?<group>\\d{1,4})/(?<sub>\\d{2,6})(?:\\(\\d{4}\\.\\d{2}\\))?");

    /** The fixed width form of ST.8: four digits of main group, six of subgroup filled with zeros at the end. */
    private static final Pattern FIXED_WIDTH =
            Pattern.compile("(?<subclass>[A-H]\\d{2}[A-Z])(?<group>\\d{4})(?<sub>\\d{6})");

    private static final Pattern FILLING = Pattern.compile("(?<=\\d{2})0+$");

    public IpcSymbol {
        if (!SUBCLASS.matcher(subclass).matches()
                || mainGroup < 1
                || mainGroup > 9999
                || !SUBGROUP.matcher(subgroup).matches()) {
            throw malformed(subclass + " " + mainGroup + "/" + subgroup);
        }
    }

    /** Reads the written and the fixed width form; spaces, case and full-width characters do not matter. */
    public static IpcSymbol parse(String written) {
        var plain = Spelling.plain(written);
        var usual = WRITTEN.matcher(plain);
        if (usual.matches()) {
            return symbol(usual, usual.group("sub"));
        }
        var fixed = FIXED_WIDTH.matcher(plain);
        if (fixed.matches()) {
            return symbol(fixed, FILLING.matcher(fixed.group("sub")).replaceFirst(""));
        }
        throw malformed(written);
    }

    private static IpcSymbol symbol(Matcher matcher, String subgroup) {
        return new IpcSymbol(matcher.group("subclass"), Integer.parseInt(matcher.group("group")), subgroup);
    }

    private static Refusal malformed(String written) {
        return Refusal.invalid("patent.ipc-malformed").with("given", written);
    }

    /** The section's letter, A to H. */
    public String section() {
        return subclass.substring(0, 1);
    }

    /** Every level from the section down, so that any prefix can be counted and searched by equality. */
    public List<String> path() {
        var group = subclass + mainGroup;
        return List.of(section(), subclass.substring(0, 3), subclass, group, group + "/" + subgroup);
    }

    @Override
    public String toString() {
        return subclass + " " + mainGroup + "/" + subgroup;
    }
}
