package dev.eventlabs.testkit;

/**
 * How long a cloud lives. A reset is no clean-up: the whole cloud is thrown away, and the stacks are deployed to a new one. So nothing of another
 * test can be there: no message, not even one in flight, no item, record, object, log, metric, execution, secret or checkpoint, and no state of
 * a function's process. What names and URLs the stacks get is new, too.
 */
public enum Reset {
    /** Each test has a cloud of its own; also each invocation of a parameterised or repeated one. Tests may run in parallel. */
    EACH_TEST,
    /** All tests of a class, those of its nested classes included, share one: for stacks that take long, such as those with a database. */
    EACH_CLASS
}
