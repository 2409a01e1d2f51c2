package dev.eventlabs.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does what its event says, and tells what it sees. */
public final class Probe implements RequestHandler<Map<String, Object>, Object> {

    private int calls;

    public Probe() {
        System.out.println("initialising");
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        calls++;
        return switch ((String) event.getOrDefault("do", "count")) {
            case "count" -> calls;
            case "environment" -> System.getenv();
            case "context" -> context(context);
            case "print" -> print(context);
            case "levels" -> levels(context);
            case "throw" -> throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
            case "exit" -> {
                System.exit((Integer) event.get("status"));
                yield null;
            }
            case "hang" -> {
                hang();
                yield null;
            }
            case "leave a child" -> child();
            case "fill" -> fill();
            case "large" -> "x".repeat((Integer) event.get("size"));
            case "sees" -> sees((String) event.get("class"));
            case "version" -> context.getFunctionVersion() + " " + System.getenv("MARK");
            default -> throw new IllegalArgumentException("What?");
        };
    }

    private static Object context(Context context) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("requestId", context.getAwsRequestId());
        all.put("functionName", context.getFunctionName());
        all.put("version", context.getFunctionVersion());
        all.put("arn", context.getInvokedFunctionArn());
        all.put("group", context.getLogGroupName());
        all.put("stream", context.getLogStreamName());
        all.put("memory", context.getMemoryLimitInMB());
        all.put("remaining", context.getRemainingTimeInMillis());
        all.put("clientContext", context.getClientContext());
        return all;
    }

    private static Object print(Context context) {
        System.out.println("to standard output");
        System.err.println("to standard error");
        System.out.print("without end");
        context.getLogger().log("one event\nof two lines");
        return null;
    }

    private static Object levels(Context context) {
        context.getLogger().log("fine", LogLevel.DEBUG);
        LambdaRuntime.getLogger().log("say \"this\"", LogLevel.INFO);
        context.getLogger().log("bad", LogLevel.ERROR);
        return null;
    }

    private static void hang() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long child() {
        try {
            return new ProcessBuilder("sleep", "600").start().pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object fill() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    private static Object sees(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
