package org.penglai.patent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * A complete symbol of the International Patent Classification (国际专利分类号), such as {@code H01M 10/0525}: subclass,
 * main group and subgroup; 00 names the main group itself.
 *
 * @param version year and month of the edition in which it was given, such as {@code 2010.01}; empty where unknown
 */
public record IpcSymbol(String subclass, int mainGroup, String subgroup, String version) {

    private static final Pattern SUBCLASS = Pattern.compile("[A-H]\\d{2}[A-Z]");
    private static final Pattern SUBGROUP = Pattern.compile("\\d{2,6}");

    /** As people write it, with or without the version indicator of ST.8. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<subclass>[A-H]\\d{2}[A-Z])(?<group>\\d{1,4})/(?<sub>\\d{2,6})(?:\\((?<version>\\d{4}\\.\\d{2})\\))?");

    /** The fixed width form of ST.8: four digits of main group, six of subgroup filled with zeros at the end. */
    private static final Pattern FIXED_WIDTH =
            Pattern.compile("(?<subclass>[A-H]\\d{2}[A-Z])(?<group>\\d{4})(?<sub>\\d{6})");

    private static final Pattern VERSION = Pattern.compile("(?:(?:19|20)\\d{2}\\.(?:0[1-9]|1[0-2]))?");

    private static final Pattern FILLING = Pattern.compile("(?<=\\d{2})0+$");

    public IpcSymbol {
        if (!SUBCLASS.matcher(subclass).matches()
                || mainGroup < 1
                || mainGroup > 9999
                || !SUBGROUP.matcher(subgroup).matches()
                || !VERSION.matcher(version).matches()) {
            throw malformed(subclass + " " + mainGroup + "/" + subgroup + version);
        }
    }

    /** A symbol of unknown edition. */
    public IpcSymbol(String subclass, int mainGroup, String subgroup) {
        this(subclass, mainGroup, subgroup, "");
    }

    /** Reads the written and the fixed width form; spaces, case and full-width characters do not matter. */
    public static IpcSymbol parse(String written) {
        var plain = Spelling.plain(written);
        var usual = WRITTEN.matcher(plain);
        if (usual.matches()) {
            var version = usual.group("version");
            return symbol(usual, usual.group("sub"), version == null ? "" : version);
        }
        var fixed = FIXED_WIDTH.matcher(plain);
        if (fixed.matches()) {
            return symbol(fixed, FILLING.matcher(fixed.group("sub")).replaceFirst(""), "");
        }
        throw malformed(written);
    }

    private static IpcSymbol symbol(Matcher matcher, String subgroup, String version) {
        return new IpcSymbol(matcher.group("subclass"), Integer.parseInt(matcher.group("group")), subgroup, version);
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

    /** With its edition in brackets, where that is known, as the front page prints it. */
    public String full() {
        return version.isEmpty() ? toString() : this + " (" + version + ")";
    }

    @Override
    public String toString() {
        return subclass + " " + mainGroup + "/" + subgroup;
    }
}
