package dev.segue.search;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms that are made already, as Lucene reads them: one stream a field, filled for each track. */
final class TermStream extends TokenStream {
  private static final int LONGEST_TERM = 1_000;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private Collection<String> terms = List.of();
  private Iterator<String> next = terms.iterator();

  TermStream of(Collection<String> given) {
    terms = given;
    return this;
  }

  @Override
  public void reset() {
    next = terms.iterator();
  }

  @Override
  public boolean incrementToken() {
    while (next.hasNext()) {
      String text = next.next();
      if (!text.isEmpty()) {
        clearAttributes();
        term.append(text, 0, Math.min(text.length(), LONGEST_TERM));
        return true;
      }
    }
    return false;
  }
}
