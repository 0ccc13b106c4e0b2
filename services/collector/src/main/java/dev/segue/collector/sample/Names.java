package dev.segue.collector.sample;

import java.util.List;

/**
 * Invents names of artists and titles of songs and albums. A name that somebody bears is an
 * accident.
 */
final class Names {

  private static final String LATIN = "latin";

  private final Words words;

  Names(Words words) {
    this.words = words;
  }

  String artist(Draw draw, String genre) {
    if (genre.equals("rap") && draw.chance(0.25)) {
      return (draw.chance(0.5) ? "MC " : "Kid ") + surname(draw);
    }
    if (genre.equals("edm") && draw.chance(0.3)) {
      return draw.chance(0.5) ? "DJ " + surname(draw) : surname(draw) + " & " + surname(draw);
    }
    boolean band = genre.equals("rock") ? draw.chance(0.75) : draw.chance(0.25);
    if (!band) {
      return draw.chance(0.8) ? draw.of(words.firstNames()) + ' ' + surname(draw) : surname(draw);
    }
    return switch (draw.below(5)) {
      case 0 -> "The " + draw.of(words.adjectives()) + ' ' + plural(draw);
      case 1 ->
          draw.of(words.adjectives()) + ' ' + draw.of(words.nouns()) + ' ' + draw.of(words.nouns());
      case 2 -> draw.of(words.nouns()) + ' ' + draw.of(words.nouns());
      case 3 -> draw.of(words.firstNames()) + " & the " + plural(draw);
      default -> surname(draw) + ' ' + draw.of(words.nouns());
    };
  }

  String title(Draw draw, String genre) {
    if (genre.equals(LATIN) && draw.chance(0.8)) {
      return draw.of(words.spanishPhrases())
          .replace("{n}", draw.of(words.spanishNouns()))
          .replace("{m}", draw.of(words.spanishNouns()));
    }
    return switch (draw.below(10)) {
      case 0, 1 -> draw.of(words.adjectives()) + ' ' + draw.of(words.nouns());
      case 2 -> draw.of(words.verbs()) + " Me to the " + draw.of(words.nouns());
      case 3 -> draw.of(words.nouns()) + " of " + plural(draw);
      case 4 -> draw.of(words.phrases()) + place(draw);
      case 5 -> "The " + draw.of(words.nouns()) + " and the " + draw.of(words.nouns());
      case 6 ->
          draw.of(words.verbs())
              + " the "
              + draw.of(words.adjectives())
              + ' '
              + draw.of(words.nouns());
      case 7 -> "My " + draw.of(words.adjectives()) + ' ' + draw.of(words.nouns());
      case 8 -> draw.of(words.firstNames()) + "'s " + draw.of(words.nouns());
      default ->
          draw.of(words.adjectives())
              + ' '
              + draw.of(words.adjectives())
              + ' '
              + draw.of(words.nouns());
    };
  }

  private String place(Draw draw) {
    return draw.chance(0.5) ? "" : " (" + draw.of(words.nouns()) + " Song)";
  }

  private String surname(Draw draw) {
    return draw.of(words.nameStarts()) + draw.of(words.nameEnds());
  }

  private String plural(Draw draw) {
    String noun = draw.of(words.nouns());
    if (noun.equals("Wolf")) {
      return "Wolves";
    }
    if (noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return List.of("s", "ch", "sh", "x").stream().anyMatch(noun::endsWith)
        ? noun + "es"
        : noun + 's';
  }
}
