package dev.eventlabs.infrastructure.catalogue;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** What a page of the catalogue shows: a stack that is made by the page's snippets, which are in its constructor. */
abstract class Exhibit extends Stack {
    Exhibit() {
        super(new App(), "Shop");
    }

    /** Some function of the reader's, for what needs one. */
    JavaFunction function(String id) {
        return JavaFunction.Builder.create(this, id, "com.example." + id + "::handleRequest").build();
    }

    /** The page's file, without its ending. */
    abstract String page();

    /** The constructs that the page is about: each has tables of its permissions, alarms and metrics. */
    abstract List<Construct> shown();

    /** Whose options the page lists. */
    List<? extends Class<?>> listed() {
        return shown().stream().map(Construct::getClass).toList();
    }

    /** The grants or metrics of one of them, but those that one before it has from the same class. */
    List<ConstructSource.Member> told(Construct shown, String prefix) {
        Set<ConstructSource.Member> before = shown().stream().takeWhile(each -> each != shown)
                .flatMap(each -> ConstructSource.of(each.getClass()).starting(prefix).stream())
                .collect(Collectors.toSet());
        return ConstructSource.of(shown.getClass()).starting(prefix).stream().filter(each -> !before.contains(each))
                .toList();
    }

    /** Classes that aren't constructs, but whose methods the page lists. */
    List<Class<?>> spelledOut() {
        return List.of();
    }

    /** Somebody to grant something to. */
    IGrantable grantee(String id) {
        return Role.Builder.create(this, id).assumedBy(new AccountRootPrincipal()).build();
    }

    /** What is asserted of the snippets: that they made what they say. */
    abstract void proves(Synthesised out);

    /** The first step in the stack of what is shown: everything below is part of its tables. */
    static String root(Construct shown) {
        return shown.getNode().getPath().split("/")[1];
    }
}
