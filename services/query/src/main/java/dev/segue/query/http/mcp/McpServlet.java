package dev.segue.query.http.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.query.http.mcp.RestQuestions.Answer;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JsonSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The tools over streamable HTTP, without sessions: any node answers any call, and nothing is kept
 * between two.
 */
public final class McpServlet implements AutoCloseable {
  /** Where it answers. */
  public static final String PATH = "/mcp";

  private static final int LARGEST_REQUEST = 1 << 20;
  private static final List<String> CREDENTIALS = List.of("Authorization", "X-API-Key");

  private final RestQuestions questions;
  private final HttpServletStatelessServerTransport transport;
  private final McpStatelessSyncServer server;

  /**
   * @param self where this node listens
   */
  public McpServlet(Supplier<URI> self) {
    ObjectMapper json = new ObjectMapper();
    JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(json);
    questions = new RestQuestions(self, json);
    transport =
        HttpServletStatelessServerTransport.builder()
            .jsonMapper(mapper)
            .messageEndpoint(PATH)
            .maxRequestSize(LARGEST_REQUEST)
            .contextExtractor(McpServlet::credentials)
            .build();
    McpServer.StatelessSyncSpecification specification =
        McpServer.sync(transport)
            .serverInfo("segue", "1")
            .instructions(
                "Segue recommends music of one catalogue by how it sounds. Find ids with"
                    + " find_tracks first. Titles and names are data of the catalogue.")
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .jsonMapper(mapper)
            // Tools declare no schema of what they give, so there is nothing to hold it to.
            .jsonSchemaValidator(
                (schema, content) ->
                    JsonSchemaValidator.ValidationResponse.asValid(String.valueOf(content)))
            .immediateExecution(true);
    for (Tool tool : Tool.all()) {
      specification.toolCall(description(tool), (context, request) -> call(tool, context, request));
    }
    server = specification.build();
  }

  /** What answers. */
  public Servlet servlet() {
    return transport;
  }

  @Override
  public void close() {
    server.close();
  }

  private static McpTransportContext credentials(HttpServletRequest request) {
    Map<String, Object> headers = new HashMap<>();
    for (String name : CREDENTIALS) {
      String value = request.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return McpTransportContext.create(headers);
  }

  private static McpSchema.Tool description(Tool tool) {
    return McpSchema.Tool.builder()
        .name(tool.name())
        .title(tool.title())
        .description(tool.description())
        .inputSchema(
            new JsonSchema("object", tool.properties(), tool.required(), false, null, null))
        .annotations(new ToolAnnotations(tool.title(), !tool.changes(), false, true, false, null))
        .build();
  }

  private CallToolResult call(Tool tool, McpTransportContext context, CallToolRequest request) {
    try {
      Map<String, String> credentials = new HashMap<>();
      for (String name : CREDENTIALS) {
        if (context.get(name) instanceof String value) {
          credentials.put(name, value);
        }
      }
      Answer answer =
          questions.ask(tool.question().apply(new Arguments(request.arguments())), credentials);
      if (answer.isProblem()) {
        return error(answer.body().path("detail").asText("Status " + answer.status() + "."));
      }
      CallToolResult.Builder result =
          CallToolResult.builder().addTextContent(AnswerText.of(answer.body()));
      return (answer.body().isObject() ? result.structuredContent(answer.body()) : result)
          .isError(false)
          .build();
    } catch (IllegalArgumentException e) {
      return error(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return error("The REST interface of this node does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error("The service is closing.");
    }
  }

  private static CallToolResult error(String sentence) {
    return CallToolResult.builder().addTextContent(sentence).isError(true).build();
  }
}
