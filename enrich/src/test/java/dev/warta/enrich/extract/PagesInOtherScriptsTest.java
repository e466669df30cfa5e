package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in scripts that say more with a character, or mark their clauses in another way. */
class PagesInOtherScriptsTest {

  private final ExtractText step = new ExtractText();

  /** Text and teasers stand in the same elements, without a class: only what they say differs. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Chinese  | 港务局周二宣布，北码头的起重机在夜间倒塌，渡轮停航至周五。无人受伤，但修理需要四天。 | 新渡轮下月启用
          Japanese | 港湾局は火曜日、北埠頭のクレーンが夜間に倒れたため、フェリーを金曜日まで運休すると発表した。けが人はいない。 | 新しい船が来月就航
          Korean   | 항만청은 화요일 북쪽 부두의 기중기가 밤사이 쓰러져 금요일까지 여객선 운항을 중단한다고 밝혔다. 다친 사람은 없다. | 새 여객선 다음 달 취항
          Thai     | การท่าเรือแจ้งเมื่อวันอังคารว่า เครนที่ท่าเรือเหนือล้มลงในตอนกลางคืน เรือข้ามฟากจะหยุดจนถึงวันศุกร์ ไม่มีผู้บาดเจ็บ | เรือใหม่เริ่มเดือนหน้า
          Hindi    | बंदरगाह प्रशासन ने मंगलवार को कहा कि रात में उत्तरी घाट की क्रेन गिर गई। शुक्रवार तक नौकाएं बंद रहेंगी। कोई घायल नहीं हुआ। | नई नौका अगले महीने से
          Burmese  | ဆိပ်ကမ်းအာဏာပိုင်က မြောက်ဘက်ဆိပ်ခံတံတားရှိ ကရိန်း ညက ပြိုကျခဲ့သည်ဟု ပြောသည်။ သောကြာနေ့အထိ ကူးတို့ရပ်မည်၊ ထိခိုက်သူ မရှိပါ။ | သင်္ဘောသစ် လာမည့်လ စမည်
          """)
  void theTextIsToldFromTeasersThatAreCalledTheSame(String script, String prose, String teaser) {
    String text = "<div>" + prose + "</div>";
    String teasers = ("<div><a href='/x'>" + teaser + "</a></div>").repeat(12);

    String body =
        body(
            "<h1>"
                + teaser
                + "</h1><div>"
                + text
                + "<div>"
                + reversed(prose)
                + "</div></div>"
                + "<div>"
                + teasers
                + "</div>");

    assertThat(body).startsWith(prose).doesNotContain(teaser);
  }

  @Test
  void theReadingsBesideIdeographsAreNoText() {
    String ruby = "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の橋が落ちた。";

    assertThat(body("<h1>北の港</h1><article><p>" + ruby + "</p></article>")).isEqualTo("港の橋が落ちた。");
  }

  /** The last sentence first, so that the paragraph is another. */
  private static String reversed(String prose) {
    int cut = prose.length() / 2;
    return prose.substring(cut) + prose.substring(0, cut);
  }

  private String body(String markup) {
    String page = "<!DOCTYPE html><html><body>" + markup + "</body></html>";
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    RawArticle raw = TestArticles.document("firth-press", "page.html", "text/html", content);
    return step.apply(ArticleDraft.of(raw)).event().getBody();
  }
}
