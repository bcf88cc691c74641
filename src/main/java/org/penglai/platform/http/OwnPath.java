package org.penglai.platform.http;

/** Where to go on to within our own site: the one answer to an address that somebody else wrote. */
public final class OwnPath {

    private static final String FRONT_PAGE = "/";

    private OwnPath() {}

    /**
     * The address if it is a path of our own site, with its query, else the front page. Browsers read a backslash as a slash
     * and leave out tabs and line ends, so that <code>/\\host</code> and a slash, a tab and a slash lead to another host too.
     */
    public static String of(String asked) {
        return isOwn(asked) ? asked : FRONT_PAGE;
    }

    static boolean isOwn(String asked) {
        return asked.startsWith("/")
                && !asked.startsWith("//")
                && !asked.startsWith("/\\")
                && asked.chars().noneMatch(Character::isISOControl);
    }
}
