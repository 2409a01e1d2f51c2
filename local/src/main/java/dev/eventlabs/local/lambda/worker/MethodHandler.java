package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A handler that is any public method: of one input, of streams, with or without the context, static or not. */
final class MethodHandler implements Handler {

    private final Method method;
    private final Object instance;
    private final boolean streams;
    private final Payloads payloads;

    private MethodHandler(Method method, Object instance, boolean streams, Payloads payloads) {
        this.method = method;
        this.instance = instance;
        this.streams = streams;
        this.payloads = payloads;
    }

    static MethodHandler of(Class<?> type, String name) {
        Method method = Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name) && usable(each))
                .min(Comparator.comparing(Method::isBridge).thenComparing(MethodHandler::weight,
                        Comparator.reverseOrder()))
                .orElseThrow(() -> HandlerFault.of("No public method named " + name
                        + " with appropriate method signature found on class class " + type.getName()));
        Object instance = Modifier.isStatic(method.getModifiers()) ? null : HandlerLoader.instance(type);
        boolean streams = streams(method);
        boolean takesInput = method.getParameterCount() > 0 && method.getParameterTypes()[0] != Context.class;
        return new MethodHandler(method, instance, streams, streams ? null
                : new Payloads(
                        takesInput ? method.getGenericParameterTypes()[0] : null, method.getGenericReturnType()));
    }

    @Override
    public byte[] handle(byte[] event, Context context) throws Throwable {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == Context.class) {
                arguments[i] = context;
            } else if (!streams) {
                arguments[i] = payloads.read(event);
            } else {
                arguments[i] = types[i] == InputStream.class ? new ByteArrayInputStream(event) : result;
            }
        }
        Object returned;
        try {
            returned = method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (!streams) {
            return payloads.write(returned);
        }
        return List.of(types).contains(OutputStream.class) ? result.toByteArray()
                : "null".getBytes(StandardCharsets.UTF_8);
    }

    private static boolean usable(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        int inputs = types.size() - (endsInContext(method) ? 1 : 0);
        return inputs <= 1 || inputs == 2 && types.get(0) == InputStream.class && types.get(1) == OutputStream.class;
    }

    private static boolean streams(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return types.contains(InputStream.class) || types.contains(OutputStream.class);
    }

    /** AWS takes the longest signature, and counts a context at its end twice. */
    private static int weight(Method method) {
        return method.getParameterCount() + (endsInContext(method) ? 1 : 0);
    }

    private static boolean endsInContext(Method method) {
        int count = method.getParameterCount();
        return count > 0 && method.getParameterTypes()[count - 1] == Context.class;
    }
}
