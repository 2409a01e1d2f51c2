package dev.eventlabs.local.sqs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** Java's collections as the engine's Scala core takes and gives them. */
final class Scala {

    private Scala() {}

    static <T> Option<T> option(T valueOrNull) {
        return Option.apply(valueOrNull);
    }

    static <T> Optional<T> optional(Option<T> option) {
        return OptionConverters.toJava(option);
    }

    static <K, V> scala.collection.immutable.Map<K, V> map(Map<K, V> map) {
        return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(map));
    }

    static <K, V> Map<K, V> java(scala.collection.immutable.Map<K, V> map) {
        return CollectionConverters.asJava(map);
    }

    static <T> List<T> java(scala.collection.immutable.List<T> list) {
        return CollectionConverters.asJava(list);
    }
}
