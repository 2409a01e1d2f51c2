package dev.eventlabs.infrastructure.catalogue;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.stream.Collectors;

/** Javadoc as Markdown on one line, for a cell of a table. */
final class DocMarkdown extends SimpleDocTreeVisitor<String, Void> {
    static String of(List<? extends DocTree> text) {
        var visitor = new DocMarkdown();
        return text.stream()
                .map(part -> part.accept(visitor, null))
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    @Override
    protected String defaultAction(DocTree node, Void nothing) {
        throw new IllegalStateException("The catalogue can't show " + node.getKind() + " of Javadoc: " + node);
    }

    @Override
    public String visitText(TextTree node, Void nothing) {
        return node.getBody();
    }

    @Override
    public String visitEntity(EntityTree node, Void nothing) {
        return node.toString();
    }

    @Override
    public String visitLiteral(LiteralTree node, Void nothing) {
        return node.getKind() == DocTree.Kind.CODE ? "`" + node.getBody() + "`" : node.getBody().getBody();
    }

    /** What is linked within a builder is another of its methods. */
    @Override
    public String visitLink(LinkTree node, Void nothing) {
        return node.getLabel().isEmpty()
                ? "`" + node.getReference().getSignature().replaceFirst("^(Builder)?#", "").replace('#', '.') + "`"
                : of(node.getLabel());
    }

    @Override
    public String visitStartElement(StartElementTree node, Void nothing) {
        return node.getName().contentEquals("a") ? "[" : " ";
    }

    @Override
    public String visitEndElement(EndElementTree node, Void nothing) {
        return node.getName().contentEquals("a") ? "]" : " ";
    }

    @Override
    public String visitAttribute(AttributeTree node, Void nothing) {
        return "";
    }
}
