package dev.segue.tables.library.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading where one entry has more parts than any entry has, before it fills the memory.
 */
final class BoundedParser extends JsonParserDelegate {

  /** Most tokens of one entry; the analysis of a recording by Essentia has some 10,000. */
  static final int MOST = 1_000_000;

  private int tokens;

  BoundedParser(JsonParser parser) {
    super(parser);
  }

  /** An entry begins. */
  void begin() {
    tokens = 0;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    if (++tokens > MOST) {
      throw new StreamConstraintsException("an entry has more than " + MOST + " parts");
    }
    return super.nextToken();
  }
}
