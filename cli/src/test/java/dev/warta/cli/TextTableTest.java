package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheirText() {
    TextTable table = new TextTable(new int[] {20, 5}, "TITLE", "LANG");
    table.add("Beras", "id");

    assertThat(table.toString()).isEqualTo("TITLE  LANG\nBeras  id\n");
  }

  @Test
  void wideCharactersTakeTwoCellsAndMarksNone() {
    assertThat(TextTable.width("函館")).isEqualTo(4);
    assertThat(TextTable.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void longTextEndsInAnEllipsisWithinItsColumn() {
    TextTable table = new TextTable(new int[] {6, 4}, "TITLE", "LANG");
    table.add("函館の昆布職人", "ja");

    assertThat(table.toString().lines().toList().get(1)).isEqualTo("函館…   ja");
  }

  @Test
  void controlCharactersOfAStrangerDoNotReachTheTerminal() {
    TextTable table = new TextTable(new int[] {20, 4}, "TITLE", "LANG");
    table.add("a\u001b[2Jb", "id");

    assertThat(table.toString()).doesNotContain("\u001b");
  }
}
