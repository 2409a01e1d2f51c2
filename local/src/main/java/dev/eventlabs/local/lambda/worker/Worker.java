package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.eventlabs.local.lambda.worker.crac.Core;
import java.io.IOError;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * The program: sets the handler up, then asks for invocations until the process ends. What it is told comes by the environment
 * variables that AWS has for it. With the argument {@code train} it only initialises.
 */
public final class Worker {

    private static final String TRAIN = "train";
    private static final int INIT_FAILED = 1;
    private static final int HOOK_FAILED = 64;

    private final Map<String, String> environment;
    private final RuntimeApi api;
    private final Output output;
    private final FunctionLogger logger;

    private Worker(Map<String, String> environment, RuntimeApi api, Output output) {
        this.environment = environment;
        this.api = api;
        this.output = output;
        logger = new FunctionLogger(output,
                LogFormat.fromString(environment.getOrDefault("AWS_LAMBDA_LOG_FORMAT", "TEXT")),
                LogLevel.fromString(environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", "UNDEFINED")));
    }

    public static void main(String[] arguments) throws IOException {
        Lifeline.hold();
        Map<String, String> environment = System.getenv();
        Output output = new Output();
        output.capture();
        Worker worker = new Worker(environment, new RuntimeApi(environment.get("AWS_LAMBDA_RUNTIME_API")), output);
        worker.announceLogger();
        Handler handler = worker.initialise(environment.get("_HANDLER"));
        output.end("init");
        if (arguments.length == 1 && arguments[0].equals(TRAIN)) {
            worker.train();
        }
        worker.serve(handler);
    }

    /** {@code LambdaRuntime.getLogger()} is the function's logger; only the runtime can set it. */
    private void announceLogger() {
        try {
            Field field = LambdaRuntime.class.getDeclaredField("logger");
            field.setAccessible(true);
            field.set(null, logger);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Another aws-lambda-java-core than this program was built for", e);
        }
    }

    private Handler initialise(String name) throws IOException {
        Handler handler;
        try {
            handler = HandlerLoader.load(name);
        } catch (HandlerFault fault) {
            if (fault.fatal()) {
                exit(fault, "Runtime.BadFunctionCode", INIT_FAILED);
            }
            return (event, context) -> {
                throw fault;
            };
        } catch (Throwable thrown) {
            exit(thrown, "Runtime.BadFunctionCode", INIT_FAILED);
            throw new AssertionError(thrown);
        }
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            runHooks();
        }
        return handler;
    }

    /** There is no snapshot here; but what a function does around it (priming, new random seeds) is done. */
    private void runHooks() throws IOException {
        try {
            Core.getGlobalContext().beforeCheckpoint(null);
        } catch (Exception e) {
            exit(e, "Runtime.BeforeCheckpointError", HOOK_FAILED);
        }
        try {
            Core.getGlobalContext().afterRestore(null);
        } catch (Exception e) {
            exit(e, "Runtime.AfterRestoreError", HOOK_FAILED);
        }
    }

    private void exit(Throwable thrown, String type, int status) throws IOException {
        logger.failure(Failure.report(thrown));
        output.end("init");
        api.initError(type, Failure.json(thrown));
        System.exit(status);
    }

    private void serve(Handler handler) {
        try {
            while (true) {
                RuntimeApi.Invocation invocation = api.next();
                logger.requestId(invocation.requestId());
                if (invocation.traceId() != null) {
                    System.setProperty("com.amazonaws.xray.traceHeader", invocation.traceId());
                }
                invoke(handler, invocation);
            }
        } catch (IOException e) {
            // The runtime API has gone: nobody is left to work for. Not exit, whose hooks could hang.
            Runtime.getRuntime().halt(INIT_FAILED);
        }
    }

    /** Asks once, so that what asking needs is loaded, and ends in the way in which the JVM keeps what it has loaded. */
    private void train() {
        try {
            api.next();
        } catch (IOException e) {
            // As expected: there is nothing to do.
        }
        System.exit(0);
    }

    private void invoke(Handler handler, RuntimeApi.Invocation invocation) throws IOException {
        byte[] result;
        try {
            result = handler.handle(invocation.payload(), new InvocationContext(invocation, environment, logger));
        } catch (Throwable thrown) {
            logger.failure(Failure.report(thrown));
            output.end(invocation.requestId());
            api.error(invocation.requestId(), String.valueOf(Failure.type(thrown)), Failure.json(thrown));
            if (thrown instanceof VirtualMachineError || thrown instanceof IOError) {
                // AWS starts a new environment after these, since nothing in the old one can be trusted.
                System.exit(INIT_FAILED);
            }
            return;
        }
        output.end(invocation.requestId());
        api.response(invocation.requestId(), result);
        // A handler that interrupted itself doesn't interrupt the next.
        Thread.interrupted();
    }
}
