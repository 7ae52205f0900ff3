package com.mexar.payout.sandbox.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes for a person: headings, aligned rows, tables; colours only where asked for. */
final class Console {

  private final PrintStream out;
  private final boolean colours;

  Console(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  void line(String text) {
    out.println(text);
  }

  void line(Colour colour, String text) {
    out.println(paint(colour, text));
  }

  /** A heading with what it is about in quieter type. */
  void heading(String title, String about) {
    out.println();
    out.println(paint(Colour.BOLD, title) + paint(Colour.DIM, "  " + about));
  }

  /** A fact and what it is, such as a server and where it listens. */
  void fact(String name, String value) {
    out.println("  " + String.format("%-12s", name) + value);
  }

  /** One row; its time in milliseconds since the story began. */
  void row(Row row, Instant began) {
    long millis = Duration.between(began, row.at()).toMillis();
    String arrow = row.to().isEmpty() ? "  " : "→ ";
    String who = String.format("%-9s", row.from()) + arrow + String.format("%-9s", row.to());
    String step = paint(row.colour(), String.format("%-11s", row.step()));
    out.println(
        paint(Colour.DIM, String.format("%7d ms", millis)) + "  " + step + who + row.what());
  }

  /** Columns as wide as their widest cell; the first row is the head. */
  void table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        line.append(' ').append(String.format("%-" + (widths[i] + 2) + "s", rows.get(r).get(i)));
      }
      out.println(paint(r == 0 ? Colour.DIM : Colour.PLAIN, line.toString().stripTrailing()));
    }
  }

  /** The text in this colour, where colours are asked for. */
  String paint(Colour colour, String text) {
    return colours && colour != Colour.PLAIN ? colour.on(text) : text;
  }
}
