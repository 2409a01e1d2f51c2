package dev.eventlabs.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awscdk.Stack;

/**
 * The tests of this class use these stacks, deployed to an embedded AWS in this JVM. What they may take as parameters and fields is told by
 * {@link LocalCloudExtension}.
 *
 * <pre>{@code
 * @Deploy(OrdersStack.class)
 * class OrdersStackTest {
 *     @Test
 *     void anOrderIsStored(SqsClient sqs, DynamoDbClient dynamoDb, @Output("QueueUrl") String queueUrl) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalCloudExtension.class)
public @interface Deploy {

    /**
     * Stacks of one app, deployed in the order that they depend on each other. Each is made by its constructor {@code (Construct, String)},
     * {@code (Construct, String, StackProps)} or {@code (Construct)}, the first of these that is there; {@code App} or {@code Stage} may stand
     * for {@code Construct}. The {@code String} is the simple name of the class, the properties are without any value. A stack with another
     * constructor: {@link LocalCloudExtension#deploying}.
     */
    Class<? extends Stack>[] value();

    /** Context of the app, each {@code key=value}, as {@code cdk deploy -c} takes it. Default: that of {@code cdk.json} alone. */
    String[] context() default {};

    /** How long what a test leaves is there. Default: each test has an AWS of its own. */
    Reset reset() default Reset.EACH_TEST;
}
