package dev.segue.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Titles without what marks an edition of a recording: remaster and year, mono and stereo, deluxe,
 * anniversary, single and album version, guests. Marks stand in brackets or after a dash, in
 * several languages. A part of which a single word is no such mark stays, so that live, acoustic,
 * remix, instrumental, karaoke, demo, slowed, sped-up, nightcore and cover versions keep titles of
 * their own.
 *
 * <p>A radio edit is an edition, too: it often has another length, by which it is told apart.
 */
public final class EditionTitle {
  /** Words one of which makes a part a mark. */
  private static final Set<String> MARKS =
      folded(
          "remaster remastered remastering remasters remasterizado remasterizada remasterisé"
              + " remasterisée remasterise rimasterizzato rimasterizzata remasterisiert"
              + " remasterizat ремастер ремастеринг mono stereo estéreo deluxe anniversary"
              + " aniversario aniversário anniversaire anniversario jubiläum jubiläumsausgabe"
              + " expanded bonus explicit clean original originale originalversion single album"
              + " albumversion álbum radio lp ep edited edit main edición édition edizione"
              + " ausgabe edição edition");

  /** Words that may stand beside a mark and say nothing more. */
  private static final Set<String> BESIDE =
      folded(
          "version versión versione versão mix track the of en in de del digital digitally new"
              + " super special limited collectors collector and y e und et from 7 12 inch");

  /** Words by which a guest's part is one of another version after all. */
  private static final Set<String> VERSIONS =
      folded(
          "live acoustic unplugged remix rmx mix edit instrumental karaoke demo slowed reverb sped"
              + " nightcore cover rework bootleg mashup dub vip strings orchestra piano session"
              + " version vivo ao acústico akustisch");

  private static final Set<String> CJK =
      Stream.of("リマスター", "リマスタリング", "리마스터", "重製", "重制版", "豪華版", "豪华版")
          .map(FoldedText::fold)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern GUEST =
      Pattern.compile("(feat|ft|featuring|with|avec|con|mit|com)\\b.*");
  private static final Pattern OPEN_GUEST =
      Pattern.compile("(?i)\\s(feat\\.?|ft\\.?|featuring)\\s.*");
  private static final Pattern OPEN_REMASTER =
      Pattern.compile("(?i)\\s((\\d{4}\\s)?remaster(ed)?(\\s\\d{4})?)\\s*$");
  private static final Pattern PARTS =
      Pattern.compile("\\s*[(\\[{]([^)\\]}]*)[)\\]}]?|\\s+[-\u2013\u2014|~]\\s+");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d+(st|nd|rd|th|o|e|a)?");

  private EditionTitle() {}

  /**
   * The title that all editions of a recording share, folded as {@link FoldedText} does it; empty
   * where the title is.
   */
  public static String of(String title) {
    List<String> parts = parts(title);
    StringBuilder kept = new StringBuilder();
    for (String each : parts) {
      String part = FoldedText.fold(each);
      if (!part.isEmpty() && (kept.length() == 0 || !isMark(part))) {
        kept.append(kept.length() == 0 ? "" : " ").append(part);
      }
    }
    return kept.toString();
  }

  /** The first artist without guests, from a folded name. */
  public static String artist(String folded) {
    String alone = OPEN_GUEST.matcher(folded).replaceFirst("");
    return alone.isEmpty() ? folded : alone;
  }

  /** The title up to its first bracket or dash, then each part in brackets or after a dash. */
  private static List<String> parts(String title) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PARTS.matcher(title);
    int from = 0;
    while (matcher.find()) {
      add(parts, title.substring(from, matcher.start()));
      if (matcher.group(1) != null) {
        parts.addAll(Arrays.asList(matcher.group(1).split("\\s*[/;,]\\s*", -1)));
      }
      from = matcher.end();
    }
    add(parts, title.substring(from));
    return parts;
  }

  private static void add(List<String> parts, String part) {
    if (parts.isEmpty()) {
      parts.add(plain(part));
    } else {
      parts.addAll(Arrays.asList(part.split("\\s+/\\s+", -1)));
    }
  }

  /** Without a guest or a remaster that no bracket and no dash sets apart. */
  private static String plain(String part) {
    String alone = OPEN_REMASTER.matcher(part).replaceFirst("");
    Matcher guest = OPEN_GUEST.matcher(alone);
    return guest.find() && !namesVersion(FoldedText.fold(guest.group()))
        ? alone.substring(0, guest.start())
        : alone;
  }

  private static boolean isMark(String part) {
    if (GUEST.matcher(part).matches()) {
      return !namesVersion(part);
    }
    if (YEAR.matcher(part).matches() || CJK.stream().anyMatch(part::contains)) {
      return !namesVersion(part);
    }
    boolean marked = false;
    for (String word : part.split(" ", -1)) {
      if (MARKS.contains(word)) {
        marked = true;
      } else if (!BESIDE.contains(word) && !NUMBER.matcher(word).matches()) {
        return false;
      }
    }
    return marked;
  }

  private static boolean namesVersion(String part) {
    return Arrays.stream(part.split(" ", -1)).anyMatch(VERSIONS::contains);
  }

  private static Set<String> folded(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(FoldedText::fold)
        .collect(Collectors.toUnmodifiableSet());
  }
}
