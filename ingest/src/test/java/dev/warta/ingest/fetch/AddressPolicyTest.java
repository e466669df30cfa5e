package dev.warta.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, this machine",
    "127.255.0.9, this machine",
    "0.0.0.0, this machine",
    "::1, this machine",
    "::, this machine",
    "10.1.2.3, a private address",
    "172.16.0.1, a private address",
    "172.31.255.255, a private address",
    "192.168.1.1, a private address",
    "fd12:3456::1, a private address",
    "64:ff9b:1::a00:1, a private address",
    "169.254.1.1, a link-local address",
    "fe80::1, a link-local address",
    "169.254.169.254, the metadata service of a cloud",
    "fd00:ec2::254, the metadata service of a cloud",
    "100.64.0.1, an address of a provider's own network",
    "224.0.0.1, a multicast address",
    "ff02::1, a multicast address",
    "255.255.255.255, a reserved address",
    "2001:db8::1, a reserved address",
    "::ffff:10.0.0.1, a private address",
    "::ffff:169.254.169.254, the metadata service of a cloud",
    "::127.0.0.1, this machine behind an IPv6 address",
    "64:ff9b::a9fe:a9fe, the metadata service of a cloud behind an IPv6 address",
    "64:ff9b::7f00:1, this machine behind an IPv6 address",
    "2002:c0a8:101::1, a private address behind an IPv6 address",
    "2001:0:1:2:3:4:f5ff:fffe, a private address behind an IPv6 address"
  })
  void addressesThatAreNotPublicAreRefused(String address, String kind) throws Exception {
    assertThat(AddressPolicy.PUBLIC.whyRefused(InetAddress.getByName(address))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.216.34",
        "172.32.0.1",
        "100.128.0.1",
        "192.167.255.255",
        "2606:2800:220:1::1",
        "64:ff9b::101:101"
      })
  void publicAddressesAreNot(String address) throws Exception {
    assertThat(AddressPolicy.PUBLIC.whyRefused(InetAddress.getByName(address))).isEmpty();
  }

  @Test
  void whatIsAllowedIsAllowedAlsoBehindAnIpv6Address() throws UnknownHostException {
    AddressPolicy policy = new AddressPolicy(List.of(Network.of("10.1.0.0/17")));

    assertThat(policy.whyRefused(InetAddress.getByName("10.1.127.1"))).isEmpty();
    assertThat(policy.whyRefused(InetAddress.getByName("64:ff9b::a01:1"))).isEmpty();
    assertThat(policy.whyRefused(InetAddress.getByName("10.1.128.1"))).isPresent();
    assertThat(policy.whyRefused(InetAddress.getByName("127.0.0.1")))
        .isEqualTo(Optional.of("this machine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"news.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "", "10/8/8"})
  void whatIsNoNetworkIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> Network.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no network");
  }
}
