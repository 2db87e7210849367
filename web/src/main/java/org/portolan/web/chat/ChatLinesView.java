package org.portolan.web.chat;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.Side;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.web.start.PublicFrame;

/** Writes what was said in a chat, each in its own direction, and what came with it. */
final class ChatLinesView {

  /** Of which files are told what they are; whatever else is a file. */
  private static final Set<String> NAMED = Set.of("picture", "paper");

  private final PublicFrame frame;
  private final Language language;

  ChatLinesView(PublicFrame frame, Language language) {
    this.frame = frame;
    this.language = language;
  }

  /** All of them in order; what the desk has read says so. */
  String lines(List<ChatLine> lines, long deskRead) {
    return lines.stream().map(line -> line(line, deskRead)).collect(Collectors.joining());
  }

  private String line(ChatLine line, long deskRead) {
    boolean ours = line.side() == Side.DESK;
    LocalTime at = LocalTime.ofInstant(line.at(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    return part(
        ours,
        " data-seq=\"" + line.seq() + "\"",
        "<time datetime=\"%s\">%s</time>"
            .formatted(line.at(), PublicFrame.escaped(Moments.time(language, at)) + " UTC"),
        PublicFrame.escaped(line.text()).replace("\n", "<br>"),
        line.files().stream().map(this::file).collect(Collectors.joining()),
        line.texted() ? PublicFrame.escaped(texted(language)) : "",
        !ours && line.seq() <= deskRead ? frame.text(language, "chat.read") : "");
  }

  /** That somebody sent it by text, in the reader's language. */
  static String texted(Language language) {
    return Texts.product().text(language, "chat.texted");
  }

  private String file(Attachment file) {
    if (!file.isStored()) {
      return "";
    }
    String at = address(language, file);
    String label = PublicFrame.escaped(label(language, file));
    return isPicture(file)
        ? "<a href=\"%s/large\"><img src=\"%1$s/small\" alt=\"%s\"></a>".formatted(at, label)
        : "<a href=\"%s\" download>%s</a>".formatted(at, label);
  }

  /** Where a file is, of whomever has the chat's ticket. */
  static String address(Language language, Attachment file) {
    return PublicFrame.address(language) + ChatView.FILES + "/" + file.id();
  }

  static boolean isPicture(Attachment file) {
    return file.type().filter(type -> type.isPicture()).isPresent();
  }

  /** What it is, in the reader's language. */
  static String label(Language language, Attachment file) {
    String sort = file.type().map(type -> type.sort()).filter(NAMED::contains).orElse("other");
    return Texts.product().text(language, "chat.file." + sort);
  }

  /** As a script draws them: ours and the visitor's, with nothing in them. */
  String templates() {
    return "<template id=\"ours\">%s</template>\n<template id=\"yours\">%s</template>\n"
        .formatted(
            part(true, "", "<time></time>", "", "", "", ""),
            part(false, "", "<time></time>", "", "", "", ""));
  }

  private String part(
      boolean ours,
      String attributes,
      String time,
      String text,
      String files,
      String how,
      String mark) {
    return """
    <li class="%s"%s><h2>%s %s</h2>
    <p dir="auto" class="said">%s</p>
    <p class="files">%s</p>
    <p class="how">%s</p>
    <p class="mark">%s</p></li>
    """
        .formatted(
            ours ? "ours" : "yours",
            attributes,
            frame.text(language, ours ? "answer.ours" : "answer.yours"),
            time,
            text,
            files,
            how,
            mark);
  }
}
