package dev.segue.query.http.front;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a refusal as this interface writes its errors. */
@FunctionalInterface
public interface RefusalWriter {
  void write(Refusal refusal, Request request, Response response, Callback callback);
}
