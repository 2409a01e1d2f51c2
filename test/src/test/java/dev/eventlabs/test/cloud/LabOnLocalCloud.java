package dev.eventlabs.test.cloud;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.Shared;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/**
 * Gives the tests of a class a lab on an embedded AWS of their own, which has in common with the others what it may. Synthesised once for all
 * classes.
 *
 * @param <T> the lab as tests use it, which they take as a parameter
 */
public abstract class LabOnLocalCloud<T extends AutoCloseable> implements BeforeAllCallback, ParameterResolver {

    private static final Namespace EVERYBODYS = Namespace.create(LabOnLocalCloud.class);

    private final String stackName;
    private final Class<T> type;

    protected LabOnLocalCloud(String stackName, Class<T> type) {
        this.stackName = stackName;
        this.type = type;
    }

    /** Fills the stack, with outputs by the names that the lab's own stack has. */
    protected abstract void fill(Stack stack);

    /** The lab as tests use it; closing it closes the cloud. */
    protected abstract T open(DeployedStack deployed);

    /** The clock of its cloud: the system's, if nothing else is said. */
    protected Time time() {
        return Time.system();
    }

    protected static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        Path assembly = context.getRoot().getStore(namespace()).computeIfAbsent("assembly",
                key -> Assemblies.synthesise(stackName, app -> fill(new Stack(app, stackName))), Path.class);
        Shared shared = context.getRoot().getStore(EVERYBODYS).computeIfAbsent(Shared.class, key -> new Shared(),
                Shared.class);
        DeployedStack deployed = new DeployedStack(assembly, LocalCloud.builder().time(time()).shared(shared));
        try {
            context.getStore(namespace()).put(type, open(deployed));
        } catch (RuntimeException e) {
            deployed.close();
            throw e;
        }
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(namespace()).get(type, type);
    }

    private Namespace namespace() {
        return Namespace.create(getClass());
    }
}
