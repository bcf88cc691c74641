package org.penglai.analysis;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Lets single Chinese characters through that tell something; 一, 的, 装 and 置 stand in nearly every title. */
final class SingleFilter extends FilteringTokenFilter {

    private static final String COMMON = "的和与及或在中之其用以为于一种个所是有可对法方装置系统设备";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SingleFilter(TokenStream input) {
        super(input);
    }

    @Override
    protected boolean accept() {
        return term.length() == 1 && Character.isIdeographic(term.charAt(0)) && COMMON.indexOf(term.charAt(0)) < 0;
    }
}
