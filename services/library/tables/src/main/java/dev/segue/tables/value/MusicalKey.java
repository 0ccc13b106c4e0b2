package dev.segue.tables.value;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A musical key as people write it: a note ({@code C#}, {@code B♭}, {@code Fis}, {@code Sol}) with
 * or without a mode ({@code F Minor}, {@code Am}, {@code A-Dur}), Camelot ({@code 8A}) or Open Key
 * ({@code 1m}).
 *
 * @param pitch 0 = C … 11 = B
 * @param mode 1 = major, 0 = minor; null where it is not said
 */
public record MusicalKey(int pitch, @Nullable Integer mode) {

  private static final int OCTAVE = 12;
  private static final int FIFTH = 7;
  private static final int A = 9;
  private static final int B = 11;
  private static final int CAMELOT_OF_C = 8;
  private static final int MAJOR = 1;
  private static final int MINOR = 0;

  /** Mixed In Key writes an energy behind it: {@code 8A - 7}. */
  private static final Pattern WHEEL =
      Pattern.compile("(1[0-2]|0?[1-9])\\s*([abABdDmM])(?:\\s*[-/,|(].*)?");

  private static final Pattern NOTE =
      Pattern.compile(
          "([A-Ha-h]|[Dd]o|[Rr][eé]|[Mm]i|[Ff]a|[Ss]ol|[Ll]a|[Ss]i)"
              + "\\s*(#|b|-?\\s?sharp|-?\\s?flat|is|es|s|sostenido|bemol|dièse|diesis)?"
              + "(?:\\s*/\\s*[A-Ga-g](?:#|b)?)?[\\s:_-]*"
              + "((?i:major|maj|minor|min|dur|moll|mayor|menor|maior|majeur|mineur|maggiore|minore)|M|m)?"
              + "\\.?");

  private static final Map<String, Integer> NOTES =
      Map.ofEntries(
          Map.entry("c", 0),
          Map.entry("d", 2),
          Map.entry("e", 4),
          Map.entry("f", 5),
          Map.entry("g", 7),
          Map.entry("a", A),
          Map.entry("b", B),
          Map.entry("h", B),
          Map.entry("do", 0),
          Map.entry("re", 2),
          Map.entry("mi", 4),
          Map.entry("fa", 5),
          Map.entry("sol", 7),
          Map.entry("la", A),
          Map.entry("si", B));

  /** Reads a key; null if the text is none. */
  public static @Nullable MusicalKey parse(String text) {
    Matcher wheel = WHEEL.matcher(text);
    if (wheel.matches()) {
      return onWheel(Integer.parseInt(wheel.group(1)), wheel.group(2).toLowerCase(Locale.ROOT));
    }
    Matcher note = NOTE.matcher(text.replace('♯', '#').replace('♭', 'b'));
    if (!note.matches()) {
      return null;
    }
    Integer pitch = NOTES.get(note.group(1).toLowerCase(Locale.ROOT).replace('é', 'e'));
    if (pitch == null) {
      return null;
    }
    Integer mode = mode(note.group(3));
    int shift = shift(note.group(2));
    boolean german = isGerman(note.group(3));
    if (german && shift == 0 && note.group(1).equalsIgnoreCase("b")) {
      shift = -1; // the German B is a B flat, and the H is the B
    }
    return new MusicalKey(Math.floorMod(pitch + shift, OCTAVE), mode);
  }

  /** 1 for a major, 0 for a minor mode in any of the languages known; null if it is neither. */
  public static @Nullable Integer mode(@Nullable String word) {
    if (word == null) {
      return null;
    }
    if (word.equals("M")) {
      return MAJOR;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "major", "maj", "dur", "mayor", "majeur", "maggiore", "maior" -> MAJOR;
      case "minor", "min", "moll", "menor", "mineur", "minore", "m" -> MINOR;
      default -> null;
    };
  }

  /** Both wheels go up in fifths; a minor key lies beside its parallel major. */
  private static MusicalKey onWheel(int hour, String letter) {
    boolean camelot = letter.equals("a") || letter.equals("b");
    int fifths = hour - (camelot ? CAMELOT_OF_C : 1);
    boolean minor = letter.equals("a") || letter.equals("m");
    int pitch = Math.floorMod((minor ? A : 0) + fifths * FIFTH, OCTAVE);
    return new MusicalKey(pitch, minor ? MINOR : MAJOR);
  }

  private static int shift(@Nullable String accidental) {
    if (accidental == null) {
      return 0;
    }
    String word = accidental.replace("-", "").strip();
    return switch (word) {
      case "#", "sharp", "is", "sostenido", "dièse", "diesis" -> 1;
      default -> -1;
    };
  }

  private static boolean isGerman(@Nullable String mode) {
    return mode != null && (mode.equalsIgnoreCase("dur") || mode.equalsIgnoreCase("moll"));
  }
}
