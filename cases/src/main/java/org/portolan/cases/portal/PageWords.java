package org.portolan.cases.portal;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What readers see of a text in Markdown, for finding it: without where links lead.
 *
 * @param headings those in it
 * @param body all of it, a line for each block
 */
record PageWords(List<String> headings, String body) {

  private static final Parser PARSER = Parser.builder().build();

  static PageWords of(String markdown) {
    Reader reader = new Reader();
    PARSER.parse(markdown).accept(reader);
    return new PageWords(List.copyOf(reader.headings), reader.words.toString().strip());
  }

  private static final class Reader extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();
    private final List<String> headings = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      int start = words.length();
      block(heading);
      headings.add(words.substring(start).strip());
    }

    @Override
    public void visit(Paragraph paragraph) {
      block(paragraph);
    }

    private void block(Node node) {
      visitChildren(node);
      words.append('\n');
    }

    @Override
    public void visit(Text text) {
      words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      words.append(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      words.append(html.getLiteral()).append('\n');
    }

    @Override
    public void visit(FencedCodeBlock code) {
      words.append(code.getLiteral()).append('\n');
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      words.append(code.getLiteral()).append('\n');
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      words.append('\n');
    }
  }
}
