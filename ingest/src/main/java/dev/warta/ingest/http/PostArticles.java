package dev.warta.ingest.http;

import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.source.ArticleLines;
import dev.warta.ingest.source.ArticleMaker;
import dev.warta.ingest.source.BadLineException;
import dev.warta.ingest.source.Received;
import dev.warta.ingest.source.StructuredDocuments;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Takes articles in: answers 202 when the brokers have acknowledged all of a request, and a problem
 * that says how far it came otherwise.
 *
 * <p>Documents are read to their end before anything is published, so that a mistake in them costs
 * nothing. Lines are published as they come; the first that is not an article ends the request, and
 * those before it are published.
 */
final class PostArticles {

  private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofSeconds(1);

  private final IntakeSettings settings;
  private final RecoveringPublisher publisher;
  private final Room room;
  private final IntakeCounts counts;
  private final StructuredDocuments documents;
  private final IdempotencyKeys keys = new IdempotencyKeys(Clock.systemUTC());
  private volatile boolean isStopping;

  PostArticles(
      IntakeSettings settings, RecoveringPublisher publisher, Room room, IntakeCounts counts) {
    this.settings = settings;
    this.publisher = publisher;
    this.room = room;
    this.counts = counts;
    this.documents = new StructuredDocuments(maker(null), settings.limits());
  }

  /** Lets requests that would go on for long end soon. */
  void stop() {
    isStopping = true;
  }

  Answer answer(Request request) throws ProblemException, InterruptedException {
    BodyKind kind = BodyKind.of(request);
    RequestBody.requireKnownEncoding(request);
    Map<String, List<String>> parameters = Parameters.of(request);
    String key = Parameters.idempotencyKey(request);
    requireBrokers();
    try (Room.Share share = room.share()) {
      RequestBody body = new RequestBody(request, share, settings.clientPatience());
      return key == null
          ? publish(request, kind, parameters, body)
          : publishOnce(key, request, kind, parameters, body);
    } catch (IOException e) {
      throw RequestBody.problem(e).asException();
    }
  }

  private void requireBrokers() throws ProblemException {
    switch (publisher.state()) {
      case OUT -> throw Outages.out().asException();
      case STALLED -> throw Outages.busy().asException();
      case UP -> {}
    }
  }

  private Answer publishOnce(
      String key,
      Request request,
      BodyKind kind,
      Map<String, List<String>> parameters,
      RequestBody body)
      throws IOException, ProblemException, InterruptedException {
    Optional<IdempotencyKeys.Done> before = keys.take(key);
    try {
      if (before.isPresent()) {
        body.skipAll();
        return again(before.get(), body.fingerprint());
      }
      Answer answer = publish(request, kind, parameters, body);
      keys.remember(key, body.fingerprint(), answer);
      return answer;
    } finally {
      keys.giveBack(key);
    }
  }

  private static Answer again(IdempotencyKeys.Done done, byte[] fingerprint)
      throws ProblemException {
    if (!done.isOf(fingerprint)) {
      throw Problem.of(422, "this Idempotency-Key was used for another request")
          .with("expected", "a new key, or the same parameters and body as before")
          .asException();
    }
    Answer answer = done.answer();
    return new Answer(
        answer.status(), answer.mediaType(), answer.body(), Map.of("Idempotent-Replayed", "true"));
  }

  private Answer publish(
      Request request, BodyKind kind, Map<String, List<String>> parameters, RequestBody body)
      throws IOException, ProblemException, InterruptedException {
    String address = IntakeServer.url(Request.getLocalAddr(request), Request.getLocalPort(request));
    if (kind.form() == BodyKind.Form.LINES) {
      return publishLines(parameters, body, address);
    }
    DocumentArticles articles =
        kind.form() == BodyKind.Form.DOCUMENT
            ? document(kind, parameters, body, address)
            : structured(kind, parameters, body, address);
    return publishAll(articles);
  }

  private DocumentArticles document(
      BodyKind kind, Map<String, List<String>> parameters, RequestBody body, String address)
      throws IOException, ProblemException {
    byte[] content = body.readAll(settings.limits().maxRecordBytes());
    try {
      return DocumentArticles.of(
          maker(null)
              .document(
                  content, kind.mediaType(), kind.charset(), parameters, carrier(address, null)));
    } catch (BadLineException e) {
      throw BadArticles.problem(e, null).asException();
    }
  }

  private DocumentArticles structured(
      BodyKind kind, Map<String, List<String>> parameters, RequestBody body, String address)
      throws IOException, ProblemException, InterruptedException {
    Received.Syntax syntax =
        kind.form() == BodyKind.Form.XML ? Received.Syntax.XML : Received.Syntax.JSON;
    byte[] content = body.readAll(documents.mostBytes());
    Received document = new Received(content, syntax, kind.charset(), parameters);
    body.holdsBytes(content.length + document.bytesToRead());
    DocumentArticles articles = new DocumentArticles();
    documents.read(document, position -> carrier(address, position), articles);
    articles.requireGood(parameters);
    return articles;
  }

  private Answer publishAll(DocumentArticles articles)
      throws ProblemException, InterruptedException {
    Delivery delivery = new Delivery();
    Problem problem = null;
    for (RawArticle article : articles.articles()) {
      Long position = article.getCarrier().getPosition();
      problem = send(article, position == null ? 1 : position, delivery, LONGEST_WAIT_FOR_ROOM);
      if (problem != null || delivery.hasFailed()) {
        break;
      }
    }
    delivery.await(settings.brokerPatience());
    counts.published(delivery.published());
    problem = problem == null ? Outages.problem(delivery) : problem;
    if (problem != null) {
      throw problem.with("published", delivery.published()).asException();
    }
    return accepted(delivery, articles.passedOver());
  }

  private Answer publishLines(
      Map<String, List<String>> parameters, RequestBody body, String address)
      throws IOException, ProblemException, InterruptedException {
    ArticleLines lines =
        maker(Parameters.source(parameters))
            .lines(body.stream(), line -> carrier(address, line), body::holdsBytes);
    Delivery delivery = new Delivery();
    Problem problem = sendLines(lines, delivery);
    delivery.await(settings.brokerPatience());
    counts.published(delivery.published());
    Problem ofBrokers = Outages.problem(delivery);
    if (ofBrokers != null || problem != null) {
      throw Progress.told(ofBrokers == null ? problem : ofBrokers, lines, delivery).asException();
    }
    return accepted(delivery, Map.of());
  }

  /** Null if all lines were handed over. */
  private Problem sendLines(ArticleLines lines, Delivery delivery) throws InterruptedException {
    try {
      while (lines.next()) {
        if (isStopping) {
          return Outages.stopping().with("line", lines.number());
        }
        Problem problem =
            send(lines.article(), lines.number(), delivery, settings.brokerPatience());
        if (problem != null) {
          return problem.with("line", lines.number());
        }
        if (delivery.hasFailed()) {
          return null;
        }
      }
      return null;
    } catch (BadLineException e) {
      return BadArticles.problemOfLine(e, lines.number());
    } catch (IOException e) {
      return RequestBody.problem(e).with("line", lines.number() + 1);
    }
  }

  /** Null if the article was handed over. */
  private Problem send(RawArticle article, long number, Delivery delivery, Duration wait)
      throws InterruptedException {
    boolean isSent = false;
    try {
      isSent = publisher.publishWithin(wait, article, delivery.expect(number, article));
      return isSent ? null : Outages.busy();
    } catch (PublishException e) {
      return Outages.out();
    } finally {
      if (!isSent) {
        delivery.forget(number);
      }
    }
  }

  private static Answer accepted(Delivery delivery, Map<String, Object> passedOver) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("published", delivery.published());
    answer.put("articleIds", delivery.ids());
    long leftOut = delivery.published() - delivery.ids().size();
    if (leftOut > 0) {
      answer.put("articleIdsLeftOut", leftOut);
    }
    answer.putAll(passedOver);
    return Answer.json(202, Json.write(answer));
  }

  /**
   * @param source as the request names it; null for the intake's own
   */
  private ArticleMaker maker(String source) {
    return new ArticleMaker(
        source == null ? settings.source() : source, settings.limits(), Clock.systemUTC());
  }

  private static Carrier carrier(String address, Long position) {
    return new Carrier(CarrierKind.http, address, position);
  }
}
