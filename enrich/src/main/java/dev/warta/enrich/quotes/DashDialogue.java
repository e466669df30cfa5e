package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import java.util.List;

final class DashDialogue {
  private DashDialogue() {}

  static List<QuotedSpan> add(List<QuotedSpan> spans, Tokens body, SpeechPack pack) {
    return spans;
  }
}
