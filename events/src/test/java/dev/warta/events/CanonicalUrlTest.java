package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scheme and host in lower case | HTTPS://Harian.EXAMPLE/Beras   | https://harian.example/Beras",
        "no fragment                   | https://a.example/b#top         | https://a.example/b",
        "no fragment without a path    | https://a.example#top           | https://a.example/",
        "a path at least               | https://a.example               | https://a.example/",
        "a path before a query         | https://a.example?id=1          | https://a.example/?id=1",
        "no default port of https      | https://a.example:443/b         | https://a.example/b",
        "no default port of http       | http://a.example:80/b           | http://a.example/b",
        "no empty port                 | http://a.example:/b             | http://a.example/b",
        "another port stays            | https://a.example:80/b          | https://a.example:80/b",
        "no tracking                   | https://a.example/b?utm_source=x&UTM_Medium=y&fbclid=z | https://a.example/b",
        "the other parameters stay     | https://a.example/b?z=1&gclid=x&a=2 | https://a.example/b?z=1&a=2",
        "order and case stay           | https://a.example/b?B=2&a=1&A=3 | https://a.example/b?B=2&a=1&A=3",
        "an empty value stays          | https://a.example/b?print       | https://a.example/b?print",
        "no empty query                | https://a.example/b?            | https://a.example/b",
        "no empty parameters           | https://a.example/b?&a=1&&      | https://a.example/b?a=1",
        "a question mark in the query  | https://a.example/b?a=1?2       | https://a.example/b?a=1?2",
        "an international host         | https://M\u00fcnchen.example/b  | https://xn--mnchen-3ya.example/b",
        "its ASCII form                | https://xn--mnchen-3ya.example/b | https://xn--mnchen-3ya.example/b",
        "no dot after the host         | https://a.example./b            | https://a.example/b",
        "who asks stays                | https://Reader:Secret@A.example/b | https://Reader:Secret@a.example/b",
        "an address of IPv6            | http://[2001:DB8::1]:80/b       | http://[2001:db8::1]/b",
        "path as it is                 | https://a.example/a//../%7eb/   | https://a.example/a//../%7eb/",
        "letters of any script         | https://a.example/\u7c73?q=\u7c73 | https://a.example/\u7c73?q=\u7c73",
      })
  void anAddressHasOneForm(String rule, String url, String normal) {
    assertThat(CanonicalUrl.normalise(url)).isEqualTo(normal);
    assertThat(CanonicalUrl.normalise(normal)).as("once more").isEqualTo(normal);
  }

  @Test
  void whiteSpaceAroundAnAddressIsNotPartOfIt() {
    assertThat(CanonicalUrl.normalise(" https://a.example/b\n")).isEqualTo("https://a.example/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "beras",
        "/beras",
        "//a.example/b",
        "ftp://a.example/b",
        "mailto:redaksi@a.example",
        "https:a.example",
        "https://",
        "https:///b",
        "https://:443/b",
        "https://reader@/b",
        "javascript:alert(1)",
      })
  void whatIsNotAnAbsoluteWebAddressIsRefused(String url) {
    assertThatThrownBy(() -> CanonicalUrl.normalise(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + url + "\"");
  }

  @Test
  void aHostileAddressTakesNoLongerThanItsLengthAsks() {
    String hostile = "http://" + "@:1".repeat(300_000) + "\n" + "/b";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> CanonicalUrl.normalise(hostile));
  }
}
