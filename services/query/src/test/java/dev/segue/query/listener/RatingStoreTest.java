package dev.segue.query.listener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatingStoreTest {
  private final KeyValueStore<Bytes, byte[]> store = RatingStore.supplier("ratings").get();

  @Test
  void shouldHaveWhatAMapHas() {
    Random random = new Random(7);
    Map<String, String> expected = new HashMap<>();

    for (int i = 0; i < 20_000; i++) {
      String key = "listener " + random.nextInt(20) + "\0track " + random.nextInt(50);
      if (random.nextInt(3) == 0) {
        assertThat(text(store.delete(bytes(key)))).isEqualTo(expected.remove(key));
      } else {
        String value = "x".repeat(random.nextInt(4)) + i;
        store.put(bytes(key), value.getBytes(UTF_8));
        expected.put(key, value);
      }
    }

    assertThat(store.approximateNumEntries()).isEqualTo(expected.size());
    assertThat(content(store.all())).isEqualTo(expected);
    expected.forEach((key, value) -> assertThat(text(store.get(bytes(key)))).isEqualTo(value));
    assertThat(content(store.range(bytes("listener 1"), bytes("listener 14\0track 3"))))
        .isEqualTo(
            where(
                expected,
                key ->
                    key.compareTo("listener 1") >= 0
                        && key.compareTo("listener 14\0track 3") <= 0));
    for (String prefix : List.of("listener 1\0", "listener 1\0track 4", "listener 1", "")) {
      assertThat(content(store.prefixScan(prefix, new StringSerializer())))
          .isEqualTo(where(expected, key -> key.startsWith(prefix)));
    }
  }

  @Test
  void shouldReadAListenerInTheOrderOfTheFirstRating() {
    for (String track : List.of("c", "a", "d", "b")) {
      store.put(bytes("l\0" + track), new byte[] {1});
    }
    store.put(bytes("l\0a"), new byte[] {2});
    store.delete(bytes("l\0d"));

    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      assertThat(entries.peekNextKey()).isEqualTo(bytes("l\0c"));
      assertThat(entries)
          .toIterable()
          .extracting(entry -> entry.key)
          .containsExactly(bytes("l\0c"), bytes("l\0a"), bytes("l\0b"));
      assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(entries::peekNextKey).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void shouldShowAListenerAsOfOneMoment() {
    store.put(bytes("l\0a"), new byte[] {1});
    store.put(bytes("l\0b"), new byte[] {1});

    try (KeyValueIterator<Bytes, byte[]> entries =
        store.prefixScan("l\0", new StringSerializer())) {
      assertThat(entries.next().key).isEqualTo(bytes("l\0a"));
      store.delete(bytes("l\0b"));
      store.put(bytes("l\0c"), new byte[] {1});

      assertThat(entries.next().key).isEqualTo(bytes("l\0b"));
      assertThat(entries.hasNext()).isFalse();
    }
  }

  @Test
  void shouldTakeKeysThatAreNoRatings() {
    store.put(bytes("plain"), new byte[] {1});
    store.put(bytes("plain\0"), new byte[] {2});

    assertThat(store.putIfAbsent(bytes("plain"), new byte[] {3})).containsExactly(1);
    assertThat(store.putIfAbsent(bytes("other"), new byte[] {4})).isNull();
    assertThat(store.get(bytes("plain"))).containsExactly(1);
    assertThat(store.get(bytes("plain\0"))).containsExactly(2);
    assertThat(store.get(bytes("other"))).containsExactly(4);
    assertThat(store.approximateNumEntries()).isEqualTo(3);
  }

  @Test
  void shouldBeEmptyOnceItIsClosed() {
    store.putAll(List.of(KeyValue.pair(bytes("l\0a"), new byte[] {1})));

    store.close();

    assertThat(store.isOpen()).isFalse();
    assertThat(store.approximateNumEntries()).isZero();
    assertThat(content(store.all())).isEmpty();
  }

  private static Map<String, String> where(Map<String, String> all, Predicate<String> condition) {
    return all.entrySet().stream()
        .filter(entry -> condition.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, String> content(KeyValueIterator<Bytes, byte[]> entries) {
    Map<String, String> content = new HashMap<>();
    try (entries) {
      entries.forEachRemaining(entry -> content.put(text(entry.key.get()), text(entry.value)));
    }
    return content;
  }

  private static Bytes bytes(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
