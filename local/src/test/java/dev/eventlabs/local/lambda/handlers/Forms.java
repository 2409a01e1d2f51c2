package dev.eventlabs.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every form that a handler may have. */
public final class Forms {

    private Forms() {}

    /** A POJO as the Java runtime takes it. */
    public static final class Person {
        private String name;
        private int age;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }
    }

    /** The parameters are said one level up. */
    public abstract static class Typed<T> implements RequestHandler<T, T> {}

    public static final class Older extends Typed<Person> {
        @Override
        public Person handleRequest(Person person, Context context) {
            person.setAge(person.getAge() + 1);
            return person;
        }
    }

    public static final class Upper implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(new String(in.readAllBytes(), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    public static final class Methods {
        public List<Integer> sizes(List<String> words) {
            return words.stream().map(String::length).toList();
        }

        public static String greet(Person person, Context context) {
            return "Hello " + person.getName() + " from " + context.getFunctionName();
        }

        public void nothing() {}

        public void copy(InputStream in, OutputStream out) throws IOException {
            in.transferTo(out);
        }

        public int overloaded(Map<String, Object> event) {
            return 1;
        }

        public int overloaded(Map<String, Object> event, Context context) {
            return 2;
        }
    }

    public static final class Batch implements RequestHandler<SQSEvent, SQSBatchResponse> {
        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            return new SQSBatchResponse(event.getRecords().stream()
                    .filter(message -> message.getBody().equals("bad"))
                    .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId())).toList());
        }
    }
}
