package dev.warta.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Finds the files of a JavaScript library that lies on the class path as a WebJar from npm. */
final class WebJar {

  private WebJar() {}

  /**
   * The absolute name of the resource that is a library's file, under the version that is there.
   *
   * @throws IllegalStateException if the library is not on the class path
   */
  static String file(String library, String file) {
    String description = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    try (InputStream in = WebJar.class.getResourceAsStream(description)) {
      if (in == null) {
        throw new IllegalStateException("the WebJar of " + library + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return "/META-INF/resources/webjars/%s/%s/%s"
          .formatted(library, properties.getProperty("version"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
