package org.penglai.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The analyzer {@code patent_words}, for words of a dictionary. */
@NamedComponent("patent_words")
public final class PatentWordsFactory implements AnalyzerFactory {

    @Override
    public Analyzer create() {
        return new WordsAnalyzer();
    }
}
