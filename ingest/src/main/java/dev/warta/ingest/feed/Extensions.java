package dev.warta.ingest.feed;

import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what RSS and Atom have in common: times, and the vocabularies that extend them. */
final class Extensions {

  /** A group inside of {@code media:group} or {@code media:content}, and so on. */
  private static final int MEDIA_LEVELS = 4;

  private static final Set<String> MEDIA_CONTAINERS = Set.of("media:group", "media:content");
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  private Extensions() {}

  /** The first of these children that is a time. */
  static StatedTime time(XmlElement parent, String... names) {
    return Stream.of(names)
        .flatMap(name -> parent.all(name).stream())
        .map(child -> MachineTimes.read(child.text()).orElse(null))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Persons whose names are texts, of the first of these names that there is. */
  static List<FeedAuthor> people(XmlElement parent, String... names) {
    for (String name : names) {
      List<FeedAuthor> people =
          parent.all(name).stream()
              .map(child -> child.hasElements() ? person(child) : FeedAuthor.ofText(child.text()))
              .filter(person -> !person.isEmpty() && !"".equals(person.name()))
              .distinct()
              .toList();
      if (!people.isEmpty()) {
        return people;
      }
    }
    return List.of();
  }

  /** A person as Atom has one, inside RSS or not; one that is only text is read as RSS has it. */
  static FeedAuthor person(XmlElement element) {
    String name = personText(element, "name");
    String email = personText(element, "email");
    String url = personText(element, "uri", "url", "homepage");
    FeedAuthor person =
        new FeedAuthor(name, email, url == null ? null : Links.resolve(url, element.base));
    return person.isEmpty() && !element.text().isEmpty()
        ? FeedAuthor.ofText(element.text())
        : person;
  }

  private static String personText(XmlElement person, String... names) {
    for (String name : names) {
      String text = person.firstText(name, "atom:" + name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Keywords and subjects beyond the categories of the feed's own language. */
  static void addTags(XmlElement parent, Collection<String> tags) {
    for (String name : List.of("itunes:keywords", "media:keywords")) {
      for (XmlElement keywords : parent.all(name)) {
        Stream.of(keywords.text().split(",")).map(String::strip).forEach(tags::add);
      }
    }
    parent.all("dc:subject").forEach(subject -> tags.add(subject.text()));
    parent.all("atom:category").forEach(category -> tags.add(atomTag(category)));
    parent.all("media:category").forEach(category -> tags.add(category.text()));
  }

  /** The label of one of Atom's categories, else its term. */
  static String atomTag(XmlElement category) {
    String label = category.attribute("label");
    String term = category.attribute("term");
    return label != null ? label : term != null ? term : category.text();
  }

  /** Each once, without those that are empty. */
  static List<String> distinct(Collection<String> tags) {
    Set<String> distinct = new LinkedHashSet<>(tags);
    distinct.remove("");
    return List.copyOf(distinct);
  }

  /** What {@code media:}, {@code itunes:} and the like enclose, each address once. */
  static List<FeedMedia> media(
      XmlElement parent, List<FeedMedia> enclosures, Function<String, String> absolute) {
    Map<String, FeedMedia> media = new LinkedHashMap<>();
    enclosures.forEach(one -> media.putIfAbsent(one.url(), one));
    addMedia(parent, MEDIA_LEVELS, absolute, media);
    return List.copyOf(media.values());
  }

  private static void addMedia(
      XmlElement parent,
      int levels,
      Function<String, String> absolute,
      Map<String, FeedMedia> media) {
    for (XmlElement child : parent.elements().toList()) {
      String url = mediaUrl(child);
      if (url != null) {
        String medium = child.name.equals("media:content") ? child.attribute("medium") : "image";
        FeedMedia one =
            FeedMedia.of(
                absolute.apply(url), child.attribute("type"), medium, child.attribute("filesize"));
        media.putIfAbsent(one.url(), one);
      }
      if (levels > 0 && MEDIA_CONTAINERS.contains(child.name)) {
        addMedia(child, levels - 1, absolute, media);
      }
    }
  }

  private static String mediaUrl(XmlElement element) {
    return switch (element.name) {
      case "media:content", "media:thumbnail" -> element.attribute("url");
      case "itunes:image" -> element.attribute("href");
      default -> null;
    };
  }

  /** The first text in {@code media:} of these names, also inside of groups. */
  static String mediaText(XmlElement parent, String name) {
    return mediaText(parent, name, MEDIA_LEVELS);
  }

  private static String mediaText(XmlElement parent, String name, int levels) {
    String text = parent.firstText(name);
    if (text != null || levels == 0) {
      return text;
    }
    return parent
        .elements()
        .filter(child -> MEDIA_CONTAINERS.contains(child.name))
        .map(child -> mediaText(child, name, levels - 1))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Where an entry's link leads to in the end, as services say that count readers. */
  static String canonicalLink(XmlElement entry) {
    String link = entry.firstText("feedburner:origlink", "pheedo:origlink");
    return Links.isWeb(link) ? link : null;
  }

  /** How often {@code sy:} says that the feed changes. */
  static Duration syndicationInterval(XmlElement channel) {
    String period = channel.firstText("sy:updateperiod");
    if (period == null || !PERIODS.containsKey(FeedNames.lower(period))) {
      return null;
    }
    String frequency = channel.firstText("sy:updatefrequency");
    int times =
        frequency != null && frequency.matches("[1-9]\\d{0,4}") ? Integer.parseInt(frequency) : 1;
    return PERIODS.get(FeedNames.lower(period)).dividedBy(times);
  }

  static List<XmlElement> limited(List<XmlElement> entries, List<String> problems) {
    if (entries.size() <= Feed.MAX_ENTRIES) {
      return entries;
    }
    problems.add(
        "it has %,d entries: the first %,d were read".formatted(entries.size(), Feed.MAX_ENTRIES));
    return new ArrayList<>(entries.subList(0, Feed.MAX_ENTRIES));
  }
}
