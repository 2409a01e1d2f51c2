package dev.eventlabs.infrastructure.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import software.constructs.Construct;

/** The public methods of a construct and of its builder with their Javadoc, as javac reads them in its source, in their order. */
final class ConstructSource extends TreePathScanner<Void, DocTrees> {
    /**
     * A method as the catalogue shows it.
     *
     * @param call as in {@code capacity(double least, double most)}
     * @param names the same without types, as in {@code capacity(least, most)}
     * @param returns the type of the answer
     * @param sentence the first of its Javadoc
     * @param text all of its Javadoc but the tags
     */
    record Member(String owner, String name, String call, String names, String returns, String sentence, String text) {
        boolean ofBuilder() {
            return owner.equals("Builder");
        }
    }

    private final String construct;
    private final List<Member> members = new ArrayList<>();
    private String sentence;

    private ConstructSource(String construct) {
        this.construct = construct;
    }

    /** With what it inherits from classes of ours. */
    static ConstructSource of(Class<?> construct) {
        var source = new ConstructSource(construct.getSimpleName());
        for (Class<?> each = construct; each != Construct.class && each != Object.class; each = each.getSuperclass()) {
            source.read(each);
        }
        return source;
    }

    private void read(Class<?> type) {
        Path file = Path.of(System.getProperty("basedir", "."), "src", "main", "java")
                .resolve(type.getName().replace('.', '/') + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjects(file));
            for (CompilationUnitTree unit : task.parse()) {
                scan(unit, DocTrees.instance(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree node, DocTrees trees) {
        if (node.getSimpleName().contentEquals(construct)) {
            sentence = DocMarkdown.of(doc(trees, getCurrentPath()).getFirstSentence());
        }
        return super.visitClass(node, trees);
    }

    @Override
    public Void visitMethod(MethodTree node, DocTrees trees) {
        if (node.getModifiers().getFlags().contains(Modifier.PUBLIC)
                && trees.getDocCommentTree(getCurrentPath()) != null) {
            DocCommentTree doc = doc(trees, getCurrentPath());
            var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            String names = node.getParameters()
                    .stream()
                    .map(VariableTree::getName)
                    .collect(Collectors.joining(", ", node.getName() + "(", ")"));
            members.add(new Member(owner.getSimpleName().toString(), node.getName().toString(), call(node), names,
                    String.valueOf(node.getReturnType()), DocMarkdown.of(doc.getFirstSentence()),
                    DocMarkdown.of(doc.getFullBody())));
        }
        return null;
    }

    private static DocCommentTree doc(DocTrees trees, TreePath path) {
        return trees.getDocCommentTree(path);
    }

    /** A type without a name where the method's own name says it, and an override as one writes it. */
    private static String call(MethodTree method) {
        List<? extends VariableTree> parameters = method.getParameters();
        return method.getName() + parameters.stream().map(parameter -> {
            String written = parameter.toString();
            String type = written.substring(0, written.lastIndexOf(' '));
            if (type.startsWith("Consumer<")) {
                return method.getName().charAt(0) + " -> …";
            }
            return parameters.size() == 1 ? type : type + " " + parameter.getName();
        }).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The first sentence about the construct. */
    String sentence() {
        return sentence;
    }

    /** The builder's beginning. */
    Member create() {
        return members.stream().filter(Member::ofBuilder).filter(m -> m.name().equals("create")).findFirst().get();
    }

    /** The builder's optional methods. */
    List<Member> options() {
        return members.stream().filter(Member::ofBuilder).filter(m -> m.text().startsWith("Default: ")).toList();
    }

    /** What may be granted on the construct, or, with {@code metric}, what is measured of it. */
    List<Member> starting(String prefix) {
        return members.stream().filter(m -> !m.ofBuilder()).filter(m -> m.name().startsWith(prefix)).toList();
    }
}
