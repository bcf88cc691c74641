package org.penglai.analysis;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Cuts patent text into terms: width and traditional characters folded, lower case, pairs of Chinese characters, stems of
 * English words, designations whole and in parts.
 */
final class PatentAnalyzer extends Analyzer {

    /** What the terms are for. */
    enum Use {
        INDEX,
        QUERY,
        /** A query's single characters, which the index holds beside its pairs. */
        SINGLES
    }

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final Use use;

    PatentAnalyzer(Use use) {
        this.use = use;
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new FoldingReader(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new StandardTokenizer();
        var folded = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
        if (use == Use.SINGLES) {
            return new TokenStreamComponents(tokenizer, new SingleFilter(folded));
        }
        var pairs = new CJKBigramFilter(new DesignationFilter(folded), ALL_SCRIPTS, use == Use.INDEX);
        var stems = new PorterStemFilter(new EnglishPossessiveFilter(pairs));
        return new TokenStreamComponents(tokenizer, use == Use.QUERY ? new NoiseFilter(stems) : stems);
    }

    /** Folding for wildcard and prefix queries, which are not cut. */
    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new LowerCaseFilter(new CJKWidthFilter(in));
    }

    @Override
    protected Reader initReaderForNormalization(String fieldName, Reader reader) {
        return new FoldingReader(reader);
    }
}
