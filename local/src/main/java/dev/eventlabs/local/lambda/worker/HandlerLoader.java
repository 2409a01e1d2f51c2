package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/**
 * Finds the handler that a function names: {@code pkg.Class} for one of the two interfaces, {@code pkg.Class::method} for any method.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Java handlers</a>
 */
final class HandlerLoader {

    private HandlerLoader() {}

    /** @throws HandlerFault if there is no such handler, or its constructor fails */
    static Handler load(String name) {
        String[] parts = name.split("::", -1);
        if (parts.length > 2 || parts[0].isEmpty() || parts.length == 2 && parts[1].isEmpty()) {
            throw HandlerFault.of("Invalid handler: `" + name + "'");
        }
        Class<?> type = type(parts[0]);
        boolean byInterface = parts.length == 1 || parts[1].equals("handleRequest");
        if (byInterface && RequestStreamHandler.class.isAssignableFrom(type)) {
            return stream((RequestStreamHandler) instance(type));
        }
        if (byInterface && RequestHandler.class.isAssignableFrom(type)) {
            return typed(type);
        }
        if (parts.length == 1) {
            throw HandlerFault.of("Class " + type.getName() + " does not implement an appropriate handler interface");
        }
        return MethodHandler.of(type, parts[1]);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new HandlerFault("Class not found: " + name, e.getClass().getName(), false, e);
        } catch (LinkageError e) {
            throw new HandlerFault(
                    "Error loading class " + name + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                    e.getClass().getName(), true, e);
        }
    }

    static Object instance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw HandlerFault.of(type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())
                    ? "Class " + type.getName() + " cannot be instantiated because it is a non-static inner class"
                    : "Class " + type.getName() + " has no public zero-argument constructor");
        } catch (InvocationTargetException e) {
            throw HandlerFault.inConstructor(e.getCause());
        } catch (LinkageError e) {
            throw HandlerFault.inConstructor(e);
        } catch (ReflectiveOperationException e) {
            throw HandlerFault.of(Failure.message(e));
        }
    }

    private static Handler stream(RequestStreamHandler handler) {
        return (event, context) -> {
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), result, context);
            return result.toByteArray();
        };
    }

    @SuppressWarnings("unchecked")
    private static Handler typed(Class<?> type) {
        Type[] types = Types.argumentsOf(type, RequestHandler.class);
        if (types == null || types[0] instanceof TypeVariable<?> || types[1] instanceof TypeVariable<?>) {
            throw HandlerFault.of("Class " + type.getName()
                    + " does not implement RequestHandler with concrete type parameters");
        }
        RequestHandler<Object, Object> handler = (RequestHandler<Object, Object>) instance(type);
        Payloads payloads = new Payloads(types[0], types[1]);
        return (event, context) -> payloads.write(handler.handleRequest(payloads.read(event), context));
    }
}
