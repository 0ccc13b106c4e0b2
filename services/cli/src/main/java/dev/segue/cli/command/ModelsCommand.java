package dev.segue.cli.command;

import dev.segue.cli.rest.ModelsClient;
import dev.segue.cli.rest.ModelsClient.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue models}: what a running Segue has learned, and what an operator commands for it. */
@Command(
    name = "models",
    description = {
      "List the models of a running Segue: which version answers, which are kept, and why.",
      "In the folder of a running demo it needs no address."
    },
    subcommands = {
      ModelsCommand.Show.class,
      ModelsCommand.Promote.class,
      ModelsCommand.Unpin.class,
      ModelsCommand.Alias.class
    },
    footer = {
      "",
      "Examples:",
      "  segue models",
      "  segue models --url http://segue:8080",
      "  segue models show classic@12",
      "  segue models promote classic@12",
      "  segue models unpin classic",
      "  segue models alias classic 3 \"Night drive\""
    })
public final class ModelsCommand implements Callable<Integer> {
  @Mixin private UrlOptions url = new UrlOptions();

  @Override
  public Integer call() throws InterruptedException {
    talk(url).list("");
    return 0;
  }

  private static ModelsClient talk(UrlOptions url) {
    return new ModelsClient(url.connect(), System.out);
  }

  /** {@code segue models show}. */
  @Command(
      name = "show",
      description = "Show the components of a model, or of one of its versions.",
      footer = {"", "Examples:", "  segue models show tuned", "  segue models show classic@12"})
  static final class Show implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model, or a version of it: classic@12.")
    private String model = "";

    @Mixin private UrlOptions url = new UrlOptions();

    @Override
    public Integer call() throws InterruptedException {
      talk(url).show(model);
      return 0;
    }
  }

  /** {@code segue models promote}. */
  @Command(
      name = "promote",
      aliases = "pin",
      description = {
        "Have a kept version of a model answer, whatever is learned, until it is unpinned.",
        "Candidates go on being fitted; none is promoted meanwhile."
      },
      footer = {"", "Examples:", "  segue models promote classic@12", "  segue models pin tuned@3"})
  static final class Promote implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL@VERSION", description = "A version that is kept: classic@12.")
    private String version = "";

    @Mixin private UrlOptions url = new UrlOptions();

    @Override
    public Integer call() throws InterruptedException {
      Version wanted = Version.parse(version);
      talk(url).promote(wanted);
      return 0;
    }
  }

  /** {@code segue models unpin}. */
  @Command(
      name = "unpin",
      description = "Let what is learned be promoted again.",
      footer = {"", "Examples:", "  segue models unpin classic"})
  static final class Unpin implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model.")
    private String model = "";

    @Mixin private UrlOptions url = new UrlOptions();

    @Override
    public Integer call() throws InterruptedException {
      talk(url).unpin(model);
      return 0;
    }
  }

  /** {@code segue models alias}. */
  @Command(
      name = "alias",
      description = "Give a component of a model a name that lasts over versions.",
      footer = {
        "",
        "Examples:",
        "  segue models show classic",
        "  segue models alias classic 3 \"Night drive\"",
        "  segue models alias classic 3"
      })
  static final class Alias implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model.")
    private String model = "";

    @Parameters(
        paramLabel = "COMPONENT",
        description = "The id of the component, as 'segue models show' prints it.")
    private int component;

    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        defaultValue = "",
        description = "The name; without one, the component has its own again.")
    private String alias = "";

    @Mixin private UrlOptions url = new UrlOptions();

    @Override
    public Integer call() throws InterruptedException {
      talk(url).alias(model, component, alias);
      return 0;
    }
  }
}
