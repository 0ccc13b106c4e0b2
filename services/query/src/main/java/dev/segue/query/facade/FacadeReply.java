package dev.segue.query.facade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** What a facade answers: status, content type and body. */
public final class FacadeReply {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final int status;
  private final String contentType;
  private final byte[] body;

  private FacadeReply(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  /** JSON in snake_case, with null where something is not known. */
  public static FacadeReply json(Object value) {
    return json(200, value);
  }

  /** The same with another status. */
  public static FacadeReply json(int status, Object value) {
    try {
      return new FacadeReply(
          status, "application/json;charset=utf-8", MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** A text of any type, in UTF-8. */
  public static FacadeReply text(int status, String contentType, String text) {
    return new FacadeReply(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  /** Not to be modified. */
  public byte[] body() {
    return body;
  }
}
