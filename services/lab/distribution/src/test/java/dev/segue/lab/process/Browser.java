package dev.segue.lab.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, used as a person uses it: wait until it is there, then look or press. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens a browser; where the machine has none, the test that asks is skipped, and says so. */
  static Browser open(Path profile) {
    Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = find("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "There is no Chromium with its chromedriver on the PATH: the page is not tested here.");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        List.of(
            "--headless",
            "--no-sandbox", // containers run as root, where the sandbox refuses to start
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.resize(1280, 900);
    return browser;
  }

  void go(String url) {
    driver.get(url);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** The first element that matches, as soon as it is there and to be seen. */
  WebElement see(String css) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
        .withMessage("there is no " + css + " to be seen on " + driver.getCurrentUrl())
        .until(
            d -> {
              WebElement element = d.findElement(By.cssSelector(css));
              return element.isDisplayed() ? element : null;
            });
  }

  /** Waits until the element shows the text. */
  void seeText(String css, String text) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
        .withMessage(css + " does not say '" + text + "' on " + driver.getCurrentUrl())
        .until(d -> d.findElement(By.cssSelector(css)).getText().contains(text));
  }

  /** Waits until so many elements match. */
  List<WebElement> seeAll(String css, int count) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .withMessage("there are not " + count + " of " + css + " on " + driver.getCurrentUrl())
        .until(
            d -> {
              List<WebElement> elements = d.findElements(By.cssSelector(css));
              return elements.size() == count ? elements : null;
            });
  }

  /** The tracks that these items of a list show, at one moment. */
  List<String> ids(String css) {
    String script =
        "return [...document.querySelectorAll(arguments[0])].map(item => item.dataset.id)";
    return ((List<?>) driver.executeScript(script, css)).stream().map(String::valueOf).toList();
  }

  /** Presses a button or follows a link as the keyboard does. */
  void press(String css) {
    see(css).sendKeys(Keys.ENTER);
  }

  /** What a script in the page gives, as soon as it is neither null nor false. */
  Object await(String what, String script) {
    return new WebDriverWait(driver, PATIENCE)
        .withMessage(what + " does not come on " + driver.getCurrentUrl())
        .until(
            d -> {
              Object result = driver.executeScript(script);
              return Boolean.FALSE.equals(result) ? null : result;
            });
  }

  Object run(String script) {
    Object result = driver.executeScript(script);
    return result == null ? "" : result;
  }

  /** What the page logged as errors; that the service refused something is for the page to show. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(Object::toString)
        .filter(entry -> !entry.contains("Failed to load resource"))
        .toList();
  }

  /** Keeps what is to be seen, for a person's eye. */
  void picture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static Optional<Path> find(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name -> Stream.of(path.split(java.io.File.pathSeparator)).map(p -> Path.of(p, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
