package dev.warta.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://News.Example, http://news.example/",
    "https://news.example:443/a#b, https://news.example/a",
    "http://news.example:8080?q=1, http://news.example:8080/?q=1",
    "http://news.example/a b|c?d=é, http://news.example/a%20b%7Cc?d=%C3%A9",
    "http://news.example/100%, http://news.example/100%25",
    "http://news.example/%e4, http://news.example/%e4",
    "http://bücher.example/, http://xn--bcher-kva.example/",
    "http://my_site.example./, http://my_site.example/",
    "http://[2001:DB8::1]:80/, http://[2001:db8::1]/"
  })
  void addressesAreMadeFitForAServer(String text, String address) throws FetchException {
    assertThat(WebAddress.of(text)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "news.example",
        "ftp://news.example/",
        "http://",
        "http:///a",
        "http://user:pw@news.example/",
        "http://news.example:0/",
        "http://news.example:99999/",
        "http://a b/",
        "javascript:alert(1)"
      })
  void whatIsNoneIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> WebAddress.of(text))
        .isInstanceOf(FetchException.class)
        .hasMessageStartingWith("is ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/x, https://other.example/x",
    "//other.example/x, http://other.example/x",
    "/x?y, http://my_site.example:81/x?y",
    "x, http://my_site.example:81/a/x",
    "../x, http://my_site.example:81/x",
    "?z=1, http://my_site.example:81/a/b?z=1",
    "'', http://my_site.example:81/a/b",
    "x:y/z, ''"
  })
  void redirectsAreFollowedFromWhereTheyAre(String location, String target) throws Exception {
    WebAddress from = WebAddress.of("http://my_site.example:81/a/b?c");

    if (target.isEmpty()) {
      assertThatThrownBy(() -> from.resolve(location)).isInstanceOf(FetchException.class);
    } else {
      assertThat(from.resolve(location)).hasToString(target);
    }
  }

  @Test
  void bytesOfALocationAreKeptAsTheyCame() throws FetchException {
    WebAddress from = WebAddress.of("http://news.example/");

    // UTF-8 as it comes out of a header, where each character is a byte.
    assertThat(from.resolve("/\u00c3\u00a9")).hasToString("http://news.example/%C3%A9");
  }
}
