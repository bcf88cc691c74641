package org.penglai.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The analyzer {@code patent_text}, for what is indexed. */
@NamedComponent("patent_text")
public final class PatentTextFactory implements AnalyzerFactory {

    @Override
    public Analyzer create() {
        return new PatentAnalyzer(PatentAnalyzer.Use.INDEX);
    }
}
