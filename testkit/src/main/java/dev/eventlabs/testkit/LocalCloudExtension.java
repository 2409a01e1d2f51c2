package dev.eventlabs.testkit;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.Shared;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awscdk.App;

/**
 * Deploys the stacks of a test class to an embedded AWS in this JVM, by {@link Deploy} or, for stacks that need more than a scope and an id, in
 * code:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalCloudExtension CLOUD = LocalCloudExtension.deploying(app -> new OrdersStack(app, Code.fromAsset("target/classes")));
 * }</pre>
 *
 * <p>Test methods and {@code @BeforeEach} methods (with {@link Reset#EACH_CLASS} also {@code @BeforeAll} methods) may take as parameters, and test
 * classes may have as fields that are neither static nor final and that nobody has filled:
 * <ul>
 * <li>{@code @Output("Key") String}, or all {@link Outputs};
 * <li>any synchronous or asynchronous client of the AWS SDK 2 that is on the class path, such as {@code SqsClient}; it is closed for you;
 * <li>the {@link LocalCloud} itself, for whatever else needs its endpoint.
 * </ul>
 *
 * <p>The app has the context of the nearest {@code cdk.json}, in the folder where the tests run or above. It is synthesised once in a JVM for the
 * same classes (in code: once a test class), then deployed as often as {@link Reset} says. When a test fails, what the functions logged is with
 * its exception, among the suppressed ones.
 */
public final class LocalCloudExtension
        implements
            BeforeAllCallback,
            BeforeEachCallback,
            AfterTestExecutionCallback,
            AfterEachCallback,
            ParameterResolver {

    private static final Namespace ALL = Namespace.create(LocalCloudExtension.class);

    private final Namespace own = Namespace.create(LocalCloudExtension.class, this);
    private final StackSource source;
    private final List<String> context = new ArrayList<>();
    private Reset reset = Reset.EACH_TEST;

    /** For JUnit: {@link Deploy} says the rest. */
    LocalCloudExtension() {
        this(null);
    }

    private LocalCloudExtension(StackSource source) {
        this.source = source;
    }

    /**
     * For a field with {@code @RegisterExtension}.
     *
     * @param stacks adds the stacks to the app
     */
    public static LocalCloudExtension deploying(Consumer<App> stacks) {
        return new LocalCloudExtension(new StackSource.Code(stacks));
    }

    /** Default: the context of {@code cdk.json} alone. This one wins over it. */
    public LocalCloudExtension context(String key, String value) {
        context.add(key + "=" + value);
        return this;
    }

    /** Default: {@link Reset#EACH_TEST}. */
    public LocalCloudExtension reset(Reset reset) {
        this.reset = reset;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Settings settings = settings(context);
        if (settings.reset() == Reset.EACH_CLASS && deployment(context) == null) {
            deploy(context, settings);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Settings settings = settings(context);
        if (settings.reset() == Reset.EACH_TEST) {
            deploy(context, settings);
        } else if (deployment(context) == null) {
            throw new ExtensionConfigurationException(
                    "With Reset.EACH_CLASS the field with @RegisterExtension must be static.");
        }
        Injection injection = new Injection(deployment(context));
        List<Filled> filled = context.getRequiredTestInstances().getAllInstances().stream().map(Fields::new)
                .map(fields -> new Filled(fields, fields.fill(injection))).toList();
        context.getStore(own).put(Filled.class, filled);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(
                failure -> FunctionLogs.of(deployment(context).cloud().endpoint()).ifPresent(failure::addSuppressed));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getStore(own).remove(Filled.class) instanceof List<?> filled) {
            filled.forEach(each -> ((Filled) each).empty());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.fills(parameter.getParameter(), parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Deployment deployment = deployment(context);
        if (deployment == null) {
            throw new ParameterResolutionException("There is no cloud yet for " + parameter.getDeclaringExecutable()
                    + ": with Reset.EACH_TEST it begins with @BeforeEach. Take the parameter there, or in the test, or say reset = Reset.EACH_CLASS.");
        }
        return new Injection(deployment).value(parameter.getParameter(), parameter.getParameter().getType());
    }

    private void deploy(ExtensionContext context, Settings settings) {
        ExtensionContext.Store everybodys = context.getRoot().getStore(ALL);
        Assembly assembly;
        synchronized (everybodys.computeIfAbsent("jsii", key -> new Object())) {
            assembly = everybodys.computeIfAbsent(settings.app(),
                    app -> Assembly.synthesise(app.source(), CdkContext.of(Path.of(""), app.context())),
                    Assembly.class);
        }
        Shared shared = everybodys.computeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
        context.getStore(own).put(settings.app(), Deployment.of(assembly, shared));
    }

    private Deployment deployment(ExtensionContext context) {
        return context.getStore(own).get(settings(context).app(), Deployment.class);
    }

    private Settings settings(ExtensionContext context) {
        if (source != null) {
            return new Settings(new Synthesis(source, List.copyOf(this.context)), reset);
        }
        return AnnotationSupport
                .findAnnotation(context.getRequiredTestClass(), Deploy.class, context.getEnclosingTestClasses())
                .map(Settings::of)
                .orElseThrow(() -> new ExtensionConfigurationException(context.getRequiredTestClass().getName()
                        + " uses LocalCloudExtension, but doesn't say what to deploy: @Deploy(YourStack.class)"));
    }

    /** What is synthesised once. */
    private record Synthesis(StackSource source, List<String> context) {}

    private record Settings(Synthesis app, Reset reset) {
        static Settings of(Deploy deploy) {
            return new Settings(
                    new Synthesis(new StackSource.Classes(List.of(deploy.value())), List.of(deploy.context())),
                    deploy.reset());
        }
    }

    private record Filled(Fields fields, List<Field> filled) {
        void empty() {
            fields.empty(filled);
        }
    }
}
