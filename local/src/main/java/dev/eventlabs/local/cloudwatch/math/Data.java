package dev.eventlabs.local.cloudwatch.math;

import java.util.List;
import java.util.NavigableSet;

/** What an expression may refer to. */
public interface Data {

    /** @throws MathException if there is no such query */
    Value of(String id);

    /** The series of all metrics, without those of expressions. */
    List<Value.Series> metrics();

    /** When periods begin, whether they have values or not. */
    NavigableSet<Long> times();

    /** In seconds. */
    int period();
}
